package org.hilum.training.simulate;

import static org.hilum.training.chart.LineChart.format;

/** A simulated year for a terminal, a line a scenario. */
public final class SimulationTable {
  private static final String HEAD = "%-26s %7s %7s %7s %7s %7s %9s %6s %9s%n";
  private static final String LINE = "%-26s %7.4f %7.4f %7d %7d %7d %9d %6d %9d%n";

  private SimulationTable() {}

  public static String of(SimulationResult result) {
    StringBuilder text =
        new StringBuilder(
            format(
                HEAD,
                "after a year",
                "AUC",
                "ECE",
                "labels",
                "promot.",
                "refused",
                "worse",
                "disp.",
                "held back"));
    for (YearResult year : result.years()) {
      text.append(
          format(
              LINE,
              year.scenario().title(),
              year.end().auc(),
              year.end().ece(),
              year.labels(),
              year.promotions(),
              year.refusals(),
              year.worsePromotions(),
              year.disputed(),
              year.heldBack()));
    }
    return text.append(
            format(
                "the loop's gain: AUC %+.4f (%+.4f to %+.4f), ECE %+.4f (%+.4f to %+.4f)%n",
                result.aucGain(),
                result.aucInterval().low(),
                result.aucInterval().high(),
                result.eceGain(),
                result.eceInterval().low(),
                result.eceInterval().high()))
        .toString();
  }
}
