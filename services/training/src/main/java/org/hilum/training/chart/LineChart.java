package org.hilum.training.chart;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hilum.training.chart.Series.Point;
import org.hilum.training.chart.Series.Stroke;

/** Lines over two axes; what lies beyond the axes is cut off. */
public record LineChart(String title, Axis x, Axis y, List<Series> lines) {
  private static final int SIDE = 320;
  private static final int LEFT = 60;
  private static final int TOP = 40;
  private static final int RIGHT = 20;
  private static final int BELOW = 46;

  /** Wider than the average letter of a font of 12 pixels, so that words end within their place. */
  private static final double LETTER = 6.8;

  public LineChart {
    lines = List.copyOf(lines);
  }

  /** An SVG document. */
  public String svg() {
    // Below the axis: good curves fill the corners of the frame.
    Legend legend = Legend.of(lines, SIDE);
    return svg(legend.height() + 8, legend.elements(LEFT, TOP + SIDE + BELOW));
  }

  /** An SVG document without the legend, for charts side by side that share one. */
  public String plotSvg() {
    return svg(0, "");
  }

  /** The legend alone, an SVG document a name. */
  public List<String> legendSvgs() {
    return Legend.documents(lines);
  }

  private String svg(int more, String legend) {
    StringBuilder svg = new StringBuilder(open(LEFT + SIDE + RIGHT, TOP + SIDE + BELOW + more));
    svg.append("<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n");
    svg.append(text(LEFT, 24, "start", fitted(title, SIDE + RIGHT)));
    grid(svg);
    // An inner document cuts off what would leave the frame, but not half of a line along it.
    svg.append(
        format(
            "<svg x=\"%1$d\" y=\"%2$d\" width=\"%3$d\" height=\"%3$d\""
                + " viewBox=\"%1$d %2$d %3$d %3$d\">%n",
            LEFT - 1, TOP - 1, SIDE + 2));
    Map<String, Look> looks = Look.of(lines);
    lines(false).forEach(series -> line(svg, series, looks.get(series.name())));
    svg.append("</svg>\n");
    lines(true).forEach(series -> dots(svg, series, looks.get(series.name())));
    return svg.append(legend).append("</svg>\n").toString();
  }

  static String open(int width, int height) {
    return format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%1$d\" height=\"%2$d\""
            + " viewBox=\"0 0 %1$d %2$d\" font-family=\"Helvetica, Arial, sans-serif\""
            + " font-size=\"12\">%n",
        width, height);
  }

  private void grid(StringBuilder svg) {
    for (double tick : x.ticks()) {
      double at = across(tick);
      tick(svg, at, TOP, at, TOP + SIDE);
      svg.append(text(at, TOP + SIDE + 16, "middle", x.words(tick)));
    }
    for (double tick : y.ticks()) {
      double at = down(tick);
      tick(svg, LEFT, at, LEFT + SIDE, at);
      svg.append(text(LEFT - 6, at + 4, "end", y.words(tick)));
    }
    svg.append(
        format(
            "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"none\" stroke=\"#444\"/>%n",
            LEFT, TOP, SIDE, SIDE));
    svg.append(text(LEFT + SIDE / 2.0, TOP + SIDE + 36, "middle", x.label()));
    svg.append(
        format(
            "<text x=\"16\" y=\"%1$d\" text-anchor=\"middle\""
                + " transform=\"rotate(-90 16 %1$d)\">%2$s</text>%n",
            TOP + SIDE / 2, escaped(y.label())));
  }

  private static void tick(StringBuilder svg, double x1, double y1, double x2, double y2) {
    svg.append(
        format(
            "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#e4e4e4\"/>%n",
            x1, y1, x2, y2));
  }

  private Stream<Series> lines(boolean isDots) {
    return lines.stream().filter(series -> (series.stroke() == Stroke.DOTS) == isDots);
  }

  private void dots(StringBuilder svg, Series series, Look look) {
    for (Point point : series.points()) {
      if (x.holds(point.x()) && y.holds(point.y())) {
        svg.append(
            format(
                "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\" fill=\"%s\" stroke=\"white\"/>%n",
                across(point.x()), down(point.y()), look.colour()));
      }
    }
  }

  private void line(StringBuilder svg, Series series, Look look) {
    String points =
        series.points().stream()
            .map(point -> format("%.1f,%.1f", across(point.x()), down(point.y())))
            .collect(Collectors.joining(" "));
    svg.append(
        format(
            "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"%s\""
                + " stroke-dasharray=\"%s\" stroke-linejoin=\"round\"/>%n",
            points, look.colour(), series.stroke() == Stroke.LINE ? "2" : "1.1", look.dashes()));
  }

  private double across(double value) {
    return LEFT + SIDE * x.share(value);
  }

  private double down(double value) {
    return TOP + SIDE * (1 - y.share(value));
  }

  private static String text(double x, double y, String anchor, String words) {
    return format(
        "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n", x, y, anchor, escaped(words));
  }

  /** In pixels, rather too much than too little. */
  static double width(String words) {
    return LETTER * words.length();
  }

  /** Words that end within a width; what has no room gives way to dots. */
  static String fitted(String words, double width) {
    if (width(words) <= width) {
      return words;
    }
    return words.substring(0, (int) (width / LETTER) - 1).stripTrailing() + "…";
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
