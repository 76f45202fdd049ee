package org.hilum.training.chart;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hilum.training.chart.Series.Stroke;

/**
 * What tells the lines of a chart apart, also for the colour-blind and in print.
 *
 * @param dashes as SVG wants them
 * @param isDots whether there are points only
 */
record Look(String colour, String dashes, boolean isDots) {
  /** Of Okabe and Ito (2008), without yellow, which is faint on white. */
  private static final List<String> COLOURS =
      List.of("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#222222");

  private static final List<String> DASHES = List.of("none", "7 3", "2 2");
  private static final Look REFERENCE = new Look("#888888", "4 3", false);

  /** By the name of the series, in the order of the legend. */
  static Map<String, Look> of(List<Series> lines) {
    Map<String, Look> looks = new LinkedHashMap<>();
    int coloured = 0;
    for (Series series : lines) {
      if (looks.containsKey(series.name())) {
        continue;
      }
      boolean isReference = series.stroke() == Stroke.REFERENCE;
      looks.put(
          series.name(), isReference ? REFERENCE : of(coloured++, series.stroke() == Stroke.DOTS));
    }
    return looks;
  }

  private static Look of(int index, boolean isDots) {
    return new Look(
        COLOURS.get(index % COLOURS.size()),
        DASHES.get(index / COLOURS.size() % DASHES.size()),
        isDots);
  }
}
