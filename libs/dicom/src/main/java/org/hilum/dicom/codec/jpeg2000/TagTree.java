package org.hilum.dicom.codec.jpeg2000;

import org.hilum.dicom.codec.DamagedFrameException;

/** A tree of minima (ITU-T T.800, B.10.2). */
final class TagTree {
  private final int[] widths;
  private final int[][] lowest;
  private final boolean[][] isKnown;

  /**
   * @param width leaves in a row, at least 1
   * @param height rows of leaves, at least 1
   */
  TagTree(int width, int height) {
    int levels = 1;
    int longer = Math.max(width, height);
    while (longer > 1) {
      longer = longer + 1 >> 1;
      levels++;
    }
    widths = new int[levels];
    lowest = new int[levels][];
    isKnown = new boolean[levels][];
    int across = width;
    int down = height;
    for (int level = 0; level < levels; level++) {
      widths[level] = across;
      lowest[level] = new int[across * down];
      isKnown[level] = new boolean[across * down];
      across = across + 1 >> 1;
      down = down + 1 >> 1;
    }
  }

  /** Reads as far as is needed to tell whether a leaf's value is below a threshold. */
  boolean isBelow(int threshold, int x, int y, PacketBits bits) throws DamagedFrameException {
    int least = 0;
    for (int level = widths.length - 1; level >= 0; level--) {
      int node = (y >> level) * widths[level] + (x >> level);
      least = Math.max(least, lowest[level][node]);
      while (least < threshold && !isKnown[level][node]) {
        if (bits.next() == 1) {
          isKnown[level][node] = true;
        } else {
          least++;
        }
      }
      lowest[level][node] = least;
    }
    return least < threshold;
  }
}
