package org.hilum.training.chart;

import static org.hilum.training.chart.LineChart.escaped;
import static org.hilum.training.chart.LineChart.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Names beside samples of their lines, in rows that end within a width.
 *
 * @param entries placed from the left and from the top
 * @param height of all rows
 */
record Legend(List<Entry> entries, int height) {
  private static final int ROW = 18;
  private static final int SAMPLE = 22;
  private static final int GAP = 16;

  private record Entry(String name, Look look, double x, int y) {}

  static Legend of(List<Series> lines, int width) {
    List<Entry> entries = new ArrayList<>();
    double x = 0;
    int y = ROW - 5;
    for (Map.Entry<String, Look> line : Look.of(lines).entrySet()) {
      String name = LineChart.fitted(line.getKey(), width - SAMPLE - 6);
      double needed = SAMPLE + 6 + LineChart.width(name);
      if (x > 0 && x + needed > width) {
        x = 0;
        y += ROW;
      }
      entries.add(new Entry(name, line.getValue(), x, y));
      x += needed + GAP;
    }
    return new Legend(entries, y + 5);
  }

  /** Each entry as an SVG document of its own, for a page that lays them out. */
  static List<String> documents(List<Series> lines) {
    return Look.of(lines).entrySet().stream()
        .map(
            line -> {
              int width = (int) Math.ceil(SAMPLE + 6 + LineChart.width(line.getKey()));
              Entry entry = new Entry(line.getKey(), line.getValue(), 0, ROW - 5);
              return LineChart.open(width, ROW)
                  + new Legend(List.of(entry), ROW).elements(0, 0)
                  + "</svg>\n";
            })
        .toList();
  }

  /** Elements for an SVG document. */
  String elements(int left, int top) {
    StringBuilder svg = new StringBuilder();
    for (Entry entry : entries) {
      double x = left + entry.x();
      int y = top + entry.y();
      svg.append(
          entry.look().isDots()
              ? format(
                  "<circle cx=\"%.1f\" cy=\"%d\" r=\"3.5\" fill=\"%s\"/>%n",
                  x + SAMPLE / 2.0, y - 4, entry.look().colour())
              : format(
                  "<line x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\" stroke=\"%s\""
                      + " stroke-width=\"2\" stroke-dasharray=\"%s\"/>%n",
                  x, y - 4, x + SAMPLE, y - 4, entry.look().colour(), entry.look().dashes()));
      svg.append(
          format(
              "<text x=\"%.1f\" y=\"%d\" text-anchor=\"start\">%s</text>%n",
              x + SAMPLE + 6, y, escaped(entry.name())));
    }
    return svg.toString();
  }
}
