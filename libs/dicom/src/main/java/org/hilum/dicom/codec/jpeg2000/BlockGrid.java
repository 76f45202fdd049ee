package org.hilum.dicom.codec.jpeg2000;

import static org.hilum.dicom.codec.DamagedFrameException.damaged;

import java.util.List;
import org.hilum.dicom.codec.DamagedFrameException;

/** The code-blocks of one band in one precinct (ITU-T T.800, B.7 and B.10). */
final class BlockGrid {
  private final int width;
  private final CodeBlock[] blocks;
  private final TagTree inclusion;
  private final TagTree zeroPlanes;

  /**
   * @param area of the precinct in the band, not empty
   * @param blockWidth exponent
   * @param blockHeight exponent
   */
  BlockGrid(Band band, Area area, Coding coding, int blockWidth, int blockHeight) {
    int left = area.x0() >> blockWidth;
    int top = area.y0() >> blockHeight;
    width = Area.ceiling(area.x1(), blockWidth) - left;
    int height = Area.ceiling(area.y1(), blockHeight) - top;
    blocks = new CodeBlock[width * height];
    inclusion = new TagTree(width, height);
    zeroPlanes = new TagTree(width, height);
    for (int i = 0; i < blocks.length; i++) {
      int x = left + i % width;
      int y = top + i / width;
      Area block =
          new Area(x << blockWidth, y << blockHeight, x + 1 << blockWidth, y + 1 << blockHeight);
      blocks[i] = new CodeBlock(band, block.within(area), coding);
    }
  }

  CodeBlock[] blocks() {
    return blocks;
  }

  /** Reads this band's part of a packet's header (T.800, B.10.3 to B.10.7). */
  void readHeader(int layer, PacketBits bits, List<Contribution> body)
      throws DamagedFrameException {
    for (int i = 0; i < blocks.length; i++) {
      int x = i % width;
      int y = i / width;
      CodeBlock block = blocks[i];
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

  private int zeroPlanes(Band band, int x, int y, PacketBits bits) throws DamagedFrameException {
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
  private static int passes(PacketBits bits) throws DamagedFrameException {
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
