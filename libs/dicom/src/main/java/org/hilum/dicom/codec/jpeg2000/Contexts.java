package org.hilum.dicom.codec.jpeg2000;

/**
 * From what is known of a coefficient's neighbours to the context of its next decision (ITU-T
 * T.800, D.3). What is known is a set of flags.
 */
final class Contexts {
  static final int WEST = 1;
  static final int EAST = 2;
  static final int NORTH = 4;
  static final int SOUTH = 8;
  static final int NORTH_WEST = 16;
  static final int NORTH_EAST = 32;
  static final int SOUTH_WEST = 64;
  static final int SOUTH_EAST = 128;

  /** Any significant neighbour. */
  static final int NEIGHBOURS = 255;

  /** From the flag of a neighbour to the flag that says it is negative; not for diagonal ones. */
  static final int TO_NEGATIVE = 8;

  static final int SIGNIFICANT = 1 << 12;
  static final int VISITED = 1 << 13;
  static final int REFINED = 1 << 14;
  static final int NEGATIVE = 1 << 15;

  /** What lies in the next stripe, seen from the last row of one. */
  static final int BELOW = SOUTH | SOUTH_WEST | SOUTH_EAST | SOUTH << TO_NEGATIVE;

  private static final int FIRST_SIGN = 9;
  private static final int FIRST_REFINEMENT = 14;

  private static final byte[][] ZERO_CODING = {
    zeroCoding(0), zeroCoding(1), zeroCoding(2), zeroCoding(3)
  };
  private static final byte[] SIGN_CODING = signCoding();

  private Contexts() {}

  /** For all sets of significant neighbours the context of becoming significant. */
  static byte[] zeroCodingOf(int orientation) {
    return ZERO_CODING[orientation];
  }

  /** The context of a sign times two, plus 1 if the decision is the opposite. */
  static int sign(int flags) {
    return SIGN_CODING[flags & 15 | flags >> 4 & 0xF0];
  }

  static int refinement(int flags) {
    if ((flags & REFINED) != 0) {
      return FIRST_REFINEMENT + 2;
    }
    return (flags & NEIGHBOURS) != 0 ? FIRST_REFINEMENT + 1 : FIRST_REFINEMENT;
  }

  /** Table D.1. */
  private static byte[] zeroCoding(int orientation) {
    byte[] contexts = new byte[NEIGHBOURS + 1];
    for (int flags = 0; flags <= NEIGHBOURS; flags++) {
      int horizontal = Integer.bitCount(flags & (WEST | EAST));
      int vertical = Integer.bitCount(flags & (NORTH | SOUTH));
      int diagonal = Integer.bitCount(flags >> 4);
      contexts[flags] =
          (byte)
              switch (orientation) {
                case 1 -> byDirection(vertical, horizontal, diagonal);
                case 3 -> byDiagonal(horizontal + vertical, diagonal);
                default -> byDirection(horizontal, vertical, diagonal);
              };
    }
    return contexts;
  }

  private static int byDirection(int along, int across, int diagonal) {
    if (along == 2) {
      return 8;
    }
    if (along == 1) {
      return across > 0 ? 7 : diagonal > 0 ? 6 : 5;
    }
    return across > 0 ? 2 + across : Math.min(2, diagonal);
  }

  private static int byDiagonal(int direct, int diagonal) {
    return switch (diagonal) {
      case 0 -> Math.min(2, direct);
      case 1 -> 3 + Math.min(2, direct);
      case 2 -> direct > 0 ? 7 : 6;
      default -> 8;
    };
  }

  /** Tables D.2 and D.3. */
  private static byte[] signCoding() {
    byte[] contexts = new byte[256];
    for (int i = 0; i < contexts.length; i++) {
      int horizontal = contribution(i, WEST) + contribution(i, EAST);
      int vertical = contribution(i, NORTH) + contribution(i, SOUTH);
      horizontal = Math.max(-1, Math.min(1, horizontal));
      vertical = Math.max(-1, Math.min(1, vertical));
      boolean isOpposite = horizontal < 0 || horizontal == 0 && vertical < 0;
      int sum = isOpposite ? -3 * horizontal - vertical : 3 * horizontal + vertical;
      contexts[i] = (byte) (2 * (FIRST_SIGN + sum) + (isOpposite ? 1 : 0));
    }
    return contexts;
  }

  private static int contribution(int known, int neighbour) {
    if ((known & neighbour) == 0) {
      return 0;
    }
    return (known >> 4 & neighbour) == 0 ? 1 : -1;
  }
}
