package org.hilum.gateway.report;

import java.util.List;

/** Where the champion looked, smooth between the centres of its cells as on the dashboard. */
final class HeatMap {
  private static final int CELLS = 7;

  private final List<Double> cells;

  /**
   * @param cells 7 rows of 7, row by row from the top left, each 0 to 1
   */
  HeatMap(List<Double> cells) {
    if (cells.size() != CELLS * CELLS) {
      throw new IllegalArgumentException(
          "a heat map of %d cells, expected %d".formatted(cells.size(), CELLS * CELLS));
    }
    this.cells = List.copyOf(cells);
  }

  /**
   * @param across 0 at the left rim, 1 at the right
   * @param down 0 at the top, 1 at the bottom
   * @return 0 to 1
   */
  double at(double across, double down) {
    double x = place(across);
    double y = place(down);
    int top = Math.min((int) y, CELLS - 2);
    double below = y - top;
    return row(top, x) * (1 - below) + row(top + 1, x) * below;
  }

  private double row(int row, double x) {
    int left = Math.min((int) x, CELLS - 2);
    double right = x - left;
    int cell = row * CELLS + left;
    return cells.get(cell) * (1 - right) + cells.get(cell + 1) * right;
  }

  /** Among the centres of the cells, held at the rim. */
  private static double place(double part) {
    return Math.min(Math.max(part * CELLS - 0.5, 0), CELLS - 1);
  }
}
