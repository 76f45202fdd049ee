package org.hilum.training.simulate;

import java.util.List;
import org.hilum.training.evaluate.Interval;
import org.hilum.training.evaluate.PairedFigures;

/**
 * What came of all scenarios.
 *
 * @param aucGain of the last champion of the loop over the frozen model, on the locked images
 * @param eceGain by which its calibration error is smaller there
 */
public record SimulationResult(
    World world,
    long seed,
    Counts counts,
    List<YearResult> years,
    double aucGain,
    Interval aucInterval,
    double eceGain,
    Interval eceInterval) {
  private static final long BOOTSTRAP_SEED = 1;

  public SimulationResult {
    years = List.copyOf(years);
  }

  static SimulationResult of(World world, long seed, Counts counts, List<YearResult> years) {
    YearResult loop = of(years, Scenario.LOOP);
    YearResult frozen = of(years, Scenario.FROZEN);
    PairedFigures figures =
        PairedFigures.of(
            loop.atTheEnd().outcomes(),
            loop.atTheEnd().point(),
            frozen.atTheEnd().outcomes(),
            frozen.atTheEnd().point(),
            List.of("auc", "ece"),
            BOOTSTRAP_SEED);
    Interval ece = figures.differenceInterval("ece");
    return new SimulationResult(
        world,
        seed,
        counts,
        years,
        figures.difference("auc"),
        figures.differenceInterval("auc"),
        0 - figures.difference("ece"),
        new Interval(0 - ece.high(), 0 - ece.low()));
  }

  public YearResult of(Scenario scenario) {
    return of(years, scenario);
  }

  private static YearResult of(List<YearResult> years, Scenario scenario) {
    return years.stream()
        .filter(year -> year.scenario() == scenario)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no year " + scenario));
  }
}
