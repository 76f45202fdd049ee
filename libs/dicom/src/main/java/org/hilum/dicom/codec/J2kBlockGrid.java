package org.hilum.dicom.codec;

import static org.hilum.dicom.codec.DamagedFrameException.damaged;

import java.util.List;

/** The code-blocks of one band in one precinct (ITU-T T.800, B.7 and B.10). */
final class J2kBlockGrid {
  private final int width;
  private final J2kBlock[] blocks;
  private final J2kTagTree inclusion;
  private final J2kTagTree zeroPlanes;

  /**
   * @param area of the precinct in the band, not empty
   * @param blockWidth exponent
   * @param blockHeight exponent
   */
  J2kBlockGrid(J2kBand band, J2kArea area, J2kCoding coding, int blockWidth, int blockHeight) {
    int left = area.x0() >> blockWidth;
    int top = area.y0() >> blockHeight;
    width = J2kArea.ceiling(area.x1(), blockWidth) - left;
    int height = J2kArea.ceiling(area.y1(), blockHeight) - top;
    blocks = new J2kBlock[width * height];
    inclusion = new J2kTagTree(width, height);
    zeroPlanes = new J2kTagTree(width, height);
    for (int i = 0; i < blocks.length; i++) {
      int x = left + i % width;
      int y = top + i / width;
      J2kArea block =
          new J2kArea(x << blockWidth, y << blockHeight, x + 1 << blockWidth, y + 1 << blockHeight);
      blocks[i] = new J2kBlock(band, block.within(area), coding);
    }
  }

  J2kBlock[] blocks() {
    return blocks;
  }

  /** Reads this band's part of a packet's header (T.800, B.10.3 to B.10.7). */
  void readHeader(int layer, J2kPacketBits bits, List<J2kContribution> body)
      throws DamagedFrameException {
    for (int i = 0; i < blocks.length; i++) {
      int x = i % width;
      int y = i / width;
      J2kBlock block = blocks[i];
      boolean isFirst = !block.isIncluded();
      boolean isIncluded = isFirst ? inclusion.isBelow(layer + 1, x, y, bits) : bits.next() == 1;
      if (!isIncluded) {
        continue;
      }
      if (isFirst) {
        block.begin(zeroPlanes(block.band(), x, y, bits));
      }
      block.announce(passes(bits), bits, body);
    }
  }

  private int zeroPlanes(J2kBand band, int x, int y, J2kPacketBits bits)
      throws DamagedFrameException {
    int planes = 0;
    while (!zeroPlanes.isBelow(planes + 1, x, y, bits)) {
      planes++;
      if (planes > band.planes()) {
        throw damaged("a JPEG 2000 code-block has more than %d bit planes", band.planes());
      }
    }
    return planes;
  }

  /** Coding passes: 1 to 164 (T.800, table B.4). */
  private static int passes(J2kPacketBits bits) throws DamagedFrameException {
    if (bits.next() == 0) {
      return 1;
    }
    if (bits.next() == 0) {
      return 2;
    }
    int more = bits.read(2);
    if (more < 3) {
      return 3 + more;
    }
    more = bits.read(5);
    return more < 31 ? 6 + more : 37 + bits.read(7);
  }
}
