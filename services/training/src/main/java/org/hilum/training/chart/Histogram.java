package org.hilum.training.chart;

import static org.hilum.training.chart.LineChart.escaped;
import static org.hilum.training.chart.LineChart.format;

import java.util.Arrays;

/**
 * Counts of whole numbers from 0 on, as bars.
 *
 * @param counts how often a number of each bar was seen
 * @param step how many numbers a bar holds
 * @param limit a dashed line marks the end of the bar that holds this number
 * @param limitLabel what the line means
 */
public record Histogram(
    String xLabel, String yLabel, int[] counts, int step, int limit, String limitLabel) {
  private static final int BAR = 16;
  private static final int HEIGHT = 150;
  private static final int LEFT = 60;
  private static final int TOP = 22;
  private static final int TICK = 4;

  /** An SVG document. */
  public String svg() {
    int width = BAR * counts.length;
    int highest = Math.max(1, Arrays.stream(counts).max().orElse(1));
    StringBuilder svg = new StringBuilder();
    svg.append(
        format(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\""
                + " font-family=\"sans-serif\" font-size=\"11\">%n",
            LEFT + width + 12, TOP + HEIGHT + 42));
    for (int i = 0; i < counts.length; i++) {
      bar(svg, i, (double) counts[i] / highest);
    }
    line(svg, LEFT, TOP + HEIGHT, LEFT + width, TOP + HEIGHT, "#444", "none");
    double x = LEFT + BAR * (limit / step + 1.0);
    line(svg, x, TOP - 18, x, TOP + HEIGHT, "#c8553d", "4 3");
    svg.append(text(x - 4, TOP - 10, "end", limitLabel));
    svg.append(text(LEFT - 6, TOP + 4, "end", String.valueOf(highest)));
    svg.append(text(LEFT - 6, TOP + HEIGHT + 4, "end", "0"));
    svg.append(text(LEFT + width / 2.0, TOP + HEIGHT + 34, "middle", xLabel));
    svg.append(
        format(
            "<text x=\"14\" y=\"%d\" text-anchor=\"middle\" transform=\"rotate(-90 14 %d)\">%s</text>%n",
            TOP + HEIGHT / 2, TOP + HEIGHT / 2, escaped(yLabel)));
    return svg.append("</svg>\n").toString();
  }

  private void bar(StringBuilder svg, int index, double share) {
    double x = LEFT + BAR * index;
    if (share > 0) {
      svg.append(
          format(
              "<rect x=\"%.1f\" y=\"%.1f\" width=\"%d\" height=\"%.1f\" fill=\"#1b6ca8\"/>%n",
              x + 1, TOP + HEIGHT * (1 - share), BAR - 2, HEIGHT * share));
    }
    if (index % TICK == 0) {
      svg.append(text(x + BAR / 2.0, TOP + HEIGHT + 15, "middle", String.valueOf(index * step)));
    }
  }

  private static void line(
      StringBuilder svg, double x1, double y1, double x2, double y2, String colour, String dashes) {
    svg.append(
        format(
            "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\""
                + " stroke-dasharray=\"%s\"/>%n",
            x1, y1, x2, y2, colour, dashes));
  }

  private static String text(double x, double y, String anchor, String words) {
    return format(
        "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n", x, y, anchor, escaped(words));
  }
}
