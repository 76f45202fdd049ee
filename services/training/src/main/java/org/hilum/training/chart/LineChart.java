package org.hilum.training.chart;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Lines over two axes that begin at 0.
 *
 * @param xEnd where the horizontal axis ends
 * @param yEnd where the vertical axis ends
 */
public record LineChart(
    String title, String xLabel, String yLabel, double xEnd, double yEnd, List<Series> lines) {
  private static final int SIDE = 320;
  private static final int LEFT = 60;
  private static final int TOP = 40;
  private static final int TICKS = 5;
  private static final List<String> COLOURS = List.of("#1b6ca8", "#c8553d", "#888888");

  /** An SVG document. */
  public String svg() {
    StringBuilder svg = new StringBuilder();
    svg.append(
        format(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\""
                + " font-family=\"sans-serif\" font-size=\"12\">%n",
            SIDE + 2 * LEFT, SIDE + 2 * TOP + 40));
    svg.append("<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n");
    svg.append(text(LEFT, 24, "start", title));
    axes(svg);
    for (int i = 0; i < lines.size(); i++) {
      line(svg, lines.get(i), i);
    }
    return svg.append("</svg>\n").toString();
  }

  private void axes(StringBuilder svg) {
    svg.append(
        format(
            "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"none\" stroke=\"#444\"/>%n",
            LEFT, TOP, SIDE, SIDE));
    for (int tick = 0; tick <= TICKS; tick++) {
      double share = (double) tick / TICKS;
      svg.append(text(LEFT + share * SIDE, TOP + SIDE + 16, "middle", number(share * xEnd)));
      svg.append(text(LEFT - 6, TOP + (1 - share) * SIDE + 4, "end", number(share * yEnd)));
    }
    svg.append(text(LEFT + SIDE / 2.0, TOP + SIDE + 36, "middle", xLabel));
    svg.append(
        format(
            "<text x=\"16\" y=\"%d\" text-anchor=\"middle\" transform=\"rotate(-90 16 %d)\">%s</text>%n",
            TOP + SIDE / 2, TOP + SIDE / 2, escaped(yLabel)));
  }

  private void line(StringBuilder svg, Series series, int index) {
    String colour = COLOURS.get(index % COLOURS.size());
    String points =
        series.points().stream()
            .map(
                point ->
                    format(
                        "%.1f,%.1f",
                        LEFT + SIDE * within(point.x() / xEnd),
                        TOP + SIDE * (1 - within(point.y() / yEnd))))
            .collect(Collectors.joining(" "));
    svg.append(
        format(
            "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>%n",
            points, colour));
    legend(svg, series.name(), colour, LEFT + index * SIDE / lines.size());
  }

  /** Below the axis: good curves fill the corners of the frame. */
  private static void legend(StringBuilder svg, String name, String colour, int x) {
    int y = TOP + SIDE + 62;
    svg.append(
        format(
            "<rect x=\"%d\" y=\"%d\" width=\"12\" height=\"3\" fill=\"%s\"/>%n", x, y - 5, colour));
    svg.append(text(x + 18, y, "start", name));
  }

  private static double within(double share) {
    return Math.min(1, Math.max(0, share));
  }

  private static String number(double value) {
    return value == Math.rint(value) ? format("%.0f", value) : format("%.2f", value);
  }

  private static String text(double x, double y, String anchor, String words) {
    return format(
        "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n", x, y, anchor, escaped(words));
  }

  /** Words as they may stand between tags. */
  public static String escaped(String words) {
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** The same on every machine, whatever its language. */
  public static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values).replace("\r\n", "\n");
  }
}
