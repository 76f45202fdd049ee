package org.hilum.dicom.codec;

import java.util.Map;

/**
 * JPEG 2000, lossless and lossy (ITU-T T.800), 1 to 16 bits, as a raw codestream (PS3.5, A.4.4).
 */
final class J2kCodec implements FrameCodec {
  @Override
  public Samples decode(byte[] frame, FrameFormat format) throws DamagedFrameException {
    J2kCodestream codestream = J2kCodestream.parse(frame, format);
    short[] values = new short[format.sampleCount()];
    boolean isTransformed = false;
    J2kBlockDecoder blocks = new J2kBlockDecoder();
    for (Map.Entry<Integer, J2kCodestream.Tile> numbered : codestream.tiles().entrySet()) {
      J2kCodestream.Tile tile = numbered.getValue();
      J2kArea area = codestream.size().tile(numbered.getKey());
      J2kTile planes = new J2kTile(area, tile.parameters());
      planes.decode(tile.packets().toByteArray(), blocks);
      planes.writeTo(values, codestream.size());
      isTransformed |= tile.parameters().isColourTransformed();
    }
    return new Samples(values, isTransformed);
  }
}
