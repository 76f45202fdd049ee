package org.hilum.training.audit;

import static org.hilum.training.audit.InputPixels.SIDE;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Burnt-in letters and marks: small groups of saturated pixels near the edges.
 *
 * @param count how many
 * @param area pixels in all of them
 */
record Markers(int count, int area) {
  static final int SATURATED = 240;

  /** The middle of a mark lies at most so far from an edge. */
  static final int MARGIN = 45;

  /** Fewer pixels are noise. */
  static final int SMALLEST_AREA = 6;

  /** A longer group is a border, a bright shoulder or a bright belly. */
  static final int LONGEST_SIDE = 48;

  static Markers of(InputPixels pixels) {
    boolean[] seen = new boolean[SIDE * SIDE];
    int count = 0;
    int area = 0;
    for (int start = 0; start < seen.length; start++) {
      if (!isNew(pixels, seen, start)) {
        continue;
      }
      Group group = Group.around(start, pixels, seen);
      if (group.isMarker()) {
        count++;
        area += group.area;
      }
    }
    return new Markers(count, area);
  }

  private static boolean isNew(InputPixels pixels, boolean[] seen, int place) {
    return !seen[place] && pixels.at(place % SIDE, place / SIDE) >= SATURATED;
  }

  /** Saturated pixels that touch, also by a corner. */
  private static final class Group {
    private int left = SIDE;
    private int top = SIDE;
    private int right;
    private int bottom;
    private int area;

    static Group around(int start, InputPixels pixels, boolean[] seen) {
      Group group = new Group();
      Deque<Integer> open = new ArrayDeque<>();
      seen[start] = true;
      open.push(start);
      while (!open.isEmpty()) {
        int place = open.pop();
        group.add(place % SIDE, place / SIDE);
        for (int y = Math.max(0, place / SIDE - 1);
            y <= Math.min(SIDE - 1, place / SIDE + 1);
            y++) {
          for (int x = Math.max(0, place % SIDE - 1);
              x <= Math.min(SIDE - 1, place % SIDE + 1);
              x++) {
            if (isNew(pixels, seen, y * SIDE + x)) {
              seen[y * SIDE + x] = true;
              open.push(y * SIDE + x);
            }
          }
        }
      }
      return group;
    }

    private void add(int x, int y) {
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
      area++;
    }

    boolean isMarker() {
      int longest = Math.max(right - left, bottom - top) + 1;
      return area >= SMALLEST_AREA
          && longest <= LONGEST_SIDE
          && (isMarginal((left + right) / 2) || isMarginal((top + bottom) / 2));
    }

    private static boolean isMarginal(int middle) {
      return middle < MARGIN || middle >= SIDE - MARGIN;
    }
  }
}
