package org.hilum.dicom.codec.jpeg2000;

import java.util.Map;
import org.hilum.dicom.codec.DamagedFrameException;
import org.hilum.dicom.codec.FrameCodec;
import org.hilum.dicom.codec.FrameFormat;
import org.hilum.dicom.codec.Samples;

/**
 * JPEG 2000, lossless and lossy (ITU-T T.800), 1 to 16 bits, as a raw codestream (PS3.5, A.4.4).
 */
public final class Jpeg2000Codec implements FrameCodec {
  @Override
  public Samples decode(byte[] frame, FrameFormat format) throws DamagedFrameException {
    Codestream codestream = Codestream.parse(frame, format);
    short[] values = new short[format.sampleCount()];
    boolean isTransformed = false;
    BlockDecoder blocks = new BlockDecoder();
    for (Map.Entry<Integer, Codestream.TileData> numbered : codestream.tiles().entrySet()) {
      Codestream.TileData tile = numbered.getValue();
      Area area = codestream.size().tile(numbered.getKey());
      Tile planes = new Tile(area, tile.parameters());
      planes.decode(tile.packets().toByteArray(), blocks);
      planes.writeTo(values, codestream.size());
      isTransformed |= tile.parameters().isColourTransformed();
    }
    return new Samples(values, codestream.size().precision(), isTransformed);
  }
}
