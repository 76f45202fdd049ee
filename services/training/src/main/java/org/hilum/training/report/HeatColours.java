package org.hilum.training.report;

/**
 * A heat map as colours over gray pixels, as the reading list shows it: cold is dark violet, hot is
 * yellow, and the colder the fainter.
 *
 * @param heat rows of as many values as there are rows, each 0 to 1
 * @param side pixels that the map is stretched to
 */
record HeatColours(float[] heat, int side) {
  private static final int[][] COLOURS = {
    {43, 26, 92}, {122, 42, 140}, {232, 85, 63}, {255, 211, 90}
  };
  private static final double STRONGEST = 0.7;

  /** Colour of a pixel, 8 bits each of red, green and blue. */
  int over(int gray, int x, int y) {
    double value = at(cell(x), cell(y));
    double opacity = STRONGEST * value * value * (3 - 2 * value);
    double place = value * (COLOURS.length - 1);
    int from = Math.min((int) place, COLOURS.length - 2);
    int colour = 0;
    for (int part = 0; part < 3; part++) {
      double pure = between(COLOURS[from][part], COLOURS[from + 1][part], place - from);
      colour = colour << 8 | (int) Math.round(between(gray, pure, opacity));
    }
    return colour;
  }

  /** Values are interpolated before they are coloured: the other way round makes false colours. */
  private double at(double x, double y) {
    int left = Math.min((int) x, cells() - 2);
    int top = Math.min((int) y, cells() - 2);
    return between(along(top, left, x - left), along(top + 1, left, x - left), y - top);
  }

  private double along(int row, int left, double right) {
    return between(heat[row * cells() + left], heat[row * cells() + left + 1], right);
  }

  /** Place among the centres of the cells, held at the rim. */
  private double cell(int pixel) {
    double place = (pixel + 0.5) * cells() / side - 0.5;
    return Math.min(Math.max(place, 0), cells() - 1);
  }

  private int cells() {
    return (int) Math.round(Math.sqrt(heat.length));
  }

  private static double between(double from, double to, double share) {
    return from + (to - from) * share;
  }
}
