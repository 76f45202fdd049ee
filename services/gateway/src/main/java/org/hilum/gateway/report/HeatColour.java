package org.hilum.gateway.report;

/** The dashboard's colours, from dark violet to yellow. */
final class HeatColour {
  /** Red, green, blue at 0, 1/3, 2/3 and 1. */
  private static final int[][] COLOURS = {
    {43, 26, 92}, {122, 42, 140}, {232, 85, 63}, {255, 211, 90}
  };

  private static final double OPACITY = 0.55;

  private HeatColour() {}

  /**
   * A grey pixel under a value, one channel of it.
   *
   * @param channel 0 red, 1 green, 2 blue
   * @param value 0 to 1; the lower, the more of the grey is seen
   */
  static int over(int grey, int channel, double value) {
    double place = Math.min(Math.max(value, 0), 1) * (COLOURS.length - 1);
    int from = Math.min((int) place, COLOURS.length - 2);
    double colour =
        COLOURS[from][channel]
            + (COLOURS[from + 1][channel] - COLOURS[from][channel]) * (place - from);
    double cover = OPACITY * value * value * (3 - 2 * value);
    return (int) Math.round(grey + (colour - grey) * cover);
  }
}
