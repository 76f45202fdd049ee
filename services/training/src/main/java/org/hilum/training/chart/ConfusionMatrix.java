package org.hilum.training.chart;

import static org.hilum.training.chart.LineChart.escaped;
import static org.hilum.training.chart.LineChart.format;

import java.util.List;

/**
 * Counts as boxes: what the images show by row, what the model said by column.
 *
 * @param said names of the columns
 * @param rows in the order of the columns' classes
 */
public record ConfusionMatrix(String title, List<String> said, List<Row> rows) {
  private static final int CELL = 110;
  private static final int LEFT = 110;
  private static final int TOP = 70;

  /**
   * Images that show the same.
   *
   * @param counts by column; a mean over several models need not be whole
   */
  public record Row(String shown, List<Double> counts) {
    public Row {
      counts = List.copyOf(counts);
    }

    private double total() {
      return counts.stream().mapToDouble(count -> count).sum();
    }
  }

  public ConfusionMatrix {
    said = List.copyOf(said);
    rows = List.copyOf(rows);
  }

  /** An SVG document. */
  public String svg() {
    int width = LEFT + said.size() * CELL + 20;
    StringBuilder svg = new StringBuilder();
    svg.append(
        format(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%1$d\" height=\"%2$d\""
                + " viewBox=\"0 0 %1$d %2$d\" font-family=\"Helvetica, Arial, sans-serif\""
                + " font-size=\"13\">%n",
            width, TOP + rows.size() * CELL + 20));
    svg.append("<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n");
    svg.append(text(12, 24, "start", LineChart.fitted(title, width - 24.0)));
    svg.append(text(LEFT - 10, TOP - 12, "end", "shown \\ said"));
    for (int column = 0; column < said.size(); column++) {
      svg.append(text(LEFT + column * CELL + CELL / 2, TOP - 12, "middle", said.get(column)));
    }
    for (int row = 0; row < rows.size(); row++) {
      row(svg, rows.get(row), TOP + row * CELL);
    }
    return svg.append("</svg>\n").toString();
  }

  private static void row(StringBuilder svg, Row row, int y) {
    svg.append(text(LEFT - 10, y + CELL / 2 + 5, "end", row.shown()));
    for (int column = 0; column < row.counts().size(); column++) {
      double count = row.counts().get(column);
      cell(svg, LEFT + column * CELL, y, count, row.total() == 0 ? 0 : count / row.total());
    }
  }

  /** The fuller the row's share, the deeper the colour. */
  private static void cell(StringBuilder svg, int x, int y, double count, double share) {
    svg.append(
        format(
            "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"#0072b2\""
                + " fill-opacity=\"%.3f\" stroke=\"#444\"/>%n",
            x, y, CELL, CELL, share * 0.7));
    svg.append(
        text(
            x + CELL / 2,
            y + CELL / 2,
            "middle",
            format(count == Math.rint(count) ? "%.0f" : "%.1f", count)));
    svg.append(text(x + CELL / 2, y + CELL / 2 + 18, "middle", format("%.1f %%", 100 * share)));
  }

  private static String text(int x, int y, String anchor, String words) {
    return format(
        "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\">%s</text>%n", x, y, anchor, escaped(words));
  }
}
