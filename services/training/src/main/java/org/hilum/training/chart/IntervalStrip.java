package org.hilum.training.chart;

import static org.hilum.training.chart.LineChart.format;

import java.util.List;
import java.util.Optional;

/**
 * One row of a forest plot: estimates with their intervals over a short axis.
 *
 * @param from where the axis begins
 * @param to where the axis ends
 * @param reference a dashed line marks this value
 * @param spans drawn one below the other, each in its own colour; an empty one leaves its place
 */
public record IntervalStrip(double from, double to, double reference, List<Optional<Span>> spans) {
  private static final int WIDTH = 240;
  private static final int MARGIN = 8;
  private static final int LINE = 9;
  private static final List<String> COLOURS = List.of("#1b6ca8", "#c8553d");

  /** An estimate within its interval. */
  public record Span(double low, double value, double high) {}

  public IntervalStrip {
    spans = List.copyOf(spans);
  }

  /** An SVG document; what lies beyond the axis is drawn at its end. */
  public String svg() {
    int height = LINE * (spans.size() + 1);
    StringBuilder svg = new StringBuilder(open(height));
    svg.append(
        format(
            "<line x1=\"%.1f\" y1=\"0\" x2=\"%.1f\" y2=\"%d\" stroke=\"#888\""
                + " stroke-dasharray=\"2 2\"/>%n",
            x(reference), x(reference), height));
    for (int i = 0; i < spans.size(); i++) {
      int y = LINE * (i + 1);
      String colour = COLOURS.get(i % COLOURS.size());
      spans.get(i).ifPresent(span -> span(svg, span, y, colour));
    }
    return svg.append("</svg>\n").toString();
  }

  /**
   * The axis alone, for the head of the plot.
   *
   * @param ticks values that are named
   */
  public String axisSvg(List<Double> ticks) {
    StringBuilder svg = new StringBuilder(open(22));
    svg.append(
        format(
            "<line x1=\"%.1f\" y1=\"18\" x2=\"%.1f\" y2=\"18\" stroke=\"#444\"/>%n",
            x(from), x(to)));
    for (double tick : ticks) {
      svg.append(
          format(
              "<line x1=\"%.1f\" y1=\"14\" x2=\"%.1f\" y2=\"22\" stroke=\"#444\"/>%n",
              x(tick), x(tick)));
      svg.append(
          format("<text x=\"%.1f\" y=\"11\" text-anchor=\"middle\">%.1f</text>%n", x(tick), tick));
    }
    return svg.append("</svg>\n").toString();
  }

  private static String open(int height) {
    return format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\""
            + " font-family=\"sans-serif\" font-size=\"11\">%n",
        WIDTH + 2 * MARGIN, height);
  }

  private void span(StringBuilder svg, Span span, int y, String colour) {
    svg.append(
        format(
            "<line x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\" stroke=\"%s\""
                + " stroke-width=\"1.5\"/>%n",
            x(span.low()), y, x(span.high()), y, colour));
    svg.append(
        format(
            "<circle cx=\"%.1f\" cy=\"%d\" r=\"3\" fill=\"%s\"/>%n", x(span.value()), y, colour));
  }

  private double x(double value) {
    double share = (value - from) / (to - from);
    return MARGIN + WIDTH * Math.min(1, Math.max(0, share));
  }
}
