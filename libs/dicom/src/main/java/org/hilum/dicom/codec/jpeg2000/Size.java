package org.hilum.dicom.codec.jpeg2000;

import static org.hilum.dicom.codec.DamagedFrameException.damaged;

import org.hilum.dicom.codec.DamagedFrameException;
import org.hilum.dicom.codec.FrameFormat;

/**
 * The SIZ segment (ITU-T T.800, A.5.1).
 *
 * @param image on the reference grid
 * @param tileX where the first tile begins
 * @param tileY where the first tile begins
 * @param tileWidth of tiles
 * @param tileHeight of tiles
 * @param precision bits a sample, of all components
 */
record Size(
    Area image,
    int tileX,
    int tileY,
    int tileWidth,
    int tileHeight,
    int components,
    int precision,
    boolean isSigned) {
  private static final int MOST = 1 << 30;
  private static final int FIXED_BYTES = 36;

  /** Smaller tiles than real ones would take more memory than the samples. */
  private static final int PIXELS_PER_TILE = 64;

  private static final int FEW = 1_024;

  /** What the segment says, compared with what the data set says. */
  static Size parse(MarkerSegment segment, FrameFormat format) throws DamagedFrameException {
    Area image =
        new Area(
            segment.unsigned32(10),
            segment.unsigned32(14),
            segment.unsigned32(2),
            segment.unsigned32(6));
    int depth = segment.unsigned8(FIXED_BYTES);
    Size size =
        new Size(
            image,
            segment.unsigned32(26),
            segment.unsigned32(30),
            segment.unsigned32(18),
            segment.unsigned32(22),
            segment.unsigned16(34),
            (depth & 0x7F) + 1,
            depth >= 0x80);
    size.requireFits(format);
    for (int i = 0; i < size.components; i++) {
      int at = FIXED_BYTES + 3 * i;
      if (segment.unsigned8(at) != depth
          || segment.unsigned8(at + 1) != 1
          || segment.unsigned8(at + 2) != 1) {
        throw damaged("the JPEG 2000 components differ in bits or are subsampled");
      }
    }
    return size;
  }

  private void requireFits(FrameFormat format) throws DamagedFrameException {
    if (image.width() != format.columns() || image.height() != format.rows()) {
      throw damaged(
          "the JPEG 2000 codestream has %d rows of %d pixels, the data set says %d of %d",
          image.height(), image.width(), format.rows(), format.columns());
    }
    if (components != format.samplesPerPixel()) {
      throw damaged(
          "the JPEG 2000 codestream has %d components, the data set says %d",
          components, format.samplesPerPixel());
    }
    if (precision > format.bitsAllocated()) {
      throw damaged(
          "the JPEG 2000 codestream has %d bits a sample, the data set allocates %d",
          precision, format.bitsAllocated());
    }
    boolean beginsInTime = tileX <= image.x0() && tileY <= image.y0();
    if (image.x1() >= MOST
        || image.y1() >= MOST
        || tileWidth < 1
        || tileHeight < 1
        || !beginsInTime
        || tileWidth <= image.x0() - tileX
        || tileHeight <= image.y0() - tileY) {
      throw damaged("the tiles of the JPEG 2000 codestream miss its image");
    }
    if (tiles() > (long) image.width() * image.height() / PIXELS_PER_TILE + FEW) {
      throw damaged("the JPEG 2000 codestream has %d tiles", tiles());
    }
  }

  private int tilesAcross() {
    return (image.x1() - tileX - 1) / tileWidth + 1;
  }

  long tiles() {
    return (long) tilesAcross() * ((image.y1() - tileY - 1) / tileHeight + 1);
  }

  /** What a tile covers of the image. */
  Area tile(int number) {
    long x = tileX + (long) (number % tilesAcross()) * tileWidth;
    long y = tileY + (long) (number / tilesAcross()) * tileHeight;
    return new Area(
            (int) x,
            (int) y,
            (int) Math.min(MOST, x + tileWidth),
            (int) Math.min(MOST, y + tileHeight))
        .within(image);
  }
}
