package org.hilum.dicom.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Encapsulated pixel data (PS3.5 A.4).
 *
 * @param offsetTable the first item, 32-bit offsets of the frames; empty where the writer left them
 *     out
 * @param fragments the other items
 */
public record Fragments(Bytes offsetTable, List<Bytes> fragments) implements Value {
  private static final int ITEM_HEADER = 8;
  private static final int[] NONE = {};

  public Fragments {
    fragments = List.copyOf(fragments);
  }

  /**
   * Which fragment each frame begins with: a single one with the first, several where the table of
   * offsets says, or each with its own where there is no table.
   *
   * @param count of the frames
   * @return as many numbers of fragments, from 0; none where nothing tells the frames apart
   */
  public int[] frames(int count) {
    if (count < 1 || fragments.size() < count) {
      return NONE;
    }
    if (count == 1) {
      return new int[1];
    }
    if (offsetTable.length() > 0) {
      return framesOfTable(count);
    }
    return fragments.size() == count ? IntStream.range(0, count).toArray() : NONE;
  }

  /** Offsets count from the first fragment, item headers included. */
  private int[] framesOfTable(int count) {
    if (offsetTable.length() != Integer.BYTES * count) {
      return NONE;
    }
    ByteBuffer table = ByteBuffer.wrap(offsetTable.bytes()).order(ByteOrder.LITTLE_ENDIAN);
    int[] frames = new int[count];
    int found = 0;
    long offset = 0;
    for (int i = 0; i < fragments.size() && found < count; i++) {
      if (offset == (table.getInt(Integer.BYTES * found) & 0xFFFF_FFFFL)) {
        frames[found] = i;
        found++;
      }
      offset += ITEM_HEADER + fragments.get(i).length();
    }
    return found == count && frames[0] == 0 ? frames : NONE;
  }
}
