package org.hilum.training.chart;

import static org.hilum.training.chart.LineChart.escaped;
import static org.hilum.training.chart.LineChart.format;

/** Four counts as four boxes: what the images show by row, what the model said by column. */
public record ConfusionMatrix(
    String title, int trueNegatives, int falsePositives, int falseNegatives, int truePositives) {
  private static final int CELL = 110;
  private static final int LEFT = 110;
  private static final int TOP = 70;

  /** An SVG document. */
  public String svg() {
    return format(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\""
                + " font-family=\"sans-serif\" font-size=\"13\">%n",
            LEFT + 2 * CELL + 20, TOP + 2 * CELL + 20)
        + "<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n"
        + text(LEFT, 24, "start", title)
        + text(LEFT + CELL / 2, TOP - 12, "middle", "clear")
        + text(LEFT + CELL * 3 / 2, TOP - 12, "middle", "flagged")
        + text(LEFT - 10, TOP + CELL / 2, "end", "normal")
        + text(LEFT - 10, TOP + CELL * 3 / 2, "end", "pneumonia")
        + row(0, trueNegatives, falsePositives)
        + row(1, falseNegatives, truePositives)
        + "</svg>\n";
  }

  private static String row(int row, int clear, int flagged) {
    return cell(row, 0, clear, clear + flagged) + cell(row, 1, flagged, clear + flagged);
  }

  /** The fuller the row's share, the deeper the colour. */
  private static String cell(int row, int column, int count, int rowTotal) {
    double share = rowTotal == 0 ? 0 : (double) count / rowTotal;
    int x = LEFT + column * CELL;
    int y = TOP + row * CELL;
    return format(
            "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"#1b6ca8\""
                + " fill-opacity=\"%.3f\" stroke=\"#444\"/>%n",
            x, y, CELL, CELL, share * 0.8)
        + text(x + CELL / 2, y + CELL / 2, "middle", String.valueOf(count))
        + text(x + CELL / 2, y + CELL / 2 + 18, "middle", format("%.1f %%", 100 * share));
  }

  private static String text(int x, int y, String anchor, String words) {
    return format(
        "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\">%s</text>%n", x, y, anchor, escaped(words));
  }
}
