package org.hilum.training.report;

import static org.hilum.training.chart.LineChart.escaped;

import java.util.List;
import java.util.stream.Collectors;
import org.hilum.training.chart.LineChart;

/** Charts side by side. */
public final class Panels {
  private Panels() {}

  /** Under one caption; empty without charts. */
  public static String of(List<String> svgs, String caption) {
    return svgs.isEmpty() ? "" : figure(grid(svgs), caption);
  }

  /** With one legend, that of the first; all have the same lines. */
  public static String ofLines(List<LineChart> charts, String caption) {
    if (charts.isEmpty()) {
      return "";
    }
    String legend = String.join("", charts.get(0).legendSvgs());
    return figure(
        grid(charts.stream().map(LineChart::plotSvg).toList())
            + "<div class=\"legend\">\n"
            + legend
            + "</div>\n",
        caption);
  }

  private static String grid(List<String> svgs) {
    return svgs.stream().collect(Collectors.joining("", "<div class=\"panels\">\n", "</div>\n"));
  }

  private static String figure(String content, String caption) {
    return "<figure>\n"
        + content
        + "<figcaption class=\"numbered\">"
        + escaped(caption)
        + "</figcaption>\n</figure>\n";
  }
}
