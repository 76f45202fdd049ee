package org.hilum.dicom.codec;

import static org.hilum.dicom.codec.DamagedFrameException.damaged;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * RLE Lossless (PS3.5, annex G): a header of sixteen 32-bit words, then a segment for each byte of
 * each sample of a pixel, most significant byte first.
 */
final class RleCodec implements FrameCodec {
  private static final int HEADER = 64;

  @Override
  public Samples decode(byte[] frame, FrameFormat format) throws DamagedFrameException {
    int bytesPerSample = format.bitsAllocated() / 8;
    int[] bounds = bounds(frame, format.samplesPerPixel() * bytesPerSample);
    short[] values = new short[format.sampleCount()];
    for (int i = 0; i + 1 < bounds.length; i++) {
      int shift = 8 * (bytesPerSample - 1 - i % bytesPerSample);
      RleSegment segment = new RleSegment(frame, bounds[i], bounds[i + 1]);
      segment.addTo(values, i / bytesPerSample, format.samplesPerPixel(), shift);
    }
    return new Samples(values, format.bitsAllocated(), false);
  }

  /** Where each segment begins, and where the last one ends. */
  private static int[] bounds(byte[] frame, int segments) throws DamagedFrameException {
    if (frame.length < HEADER) {
      throw damaged("the RLE frame has %d bytes, its header alone needs 64", frame.length);
    }
    ByteBuffer header = ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN);
    int claimed = header.getInt();
    if (claimed != segments) {
      throw damaged("the RLE header claims %d segments, expected %d", claimed, segments);
    }
    int[] bounds = new int[segments + 1];
    bounds[segments] = frame.length;
    int before = HEADER - 1;
    for (int i = 0; i < segments; i++) {
      bounds[i] = header.getInt();
      if (bounds[i] <= before || bounds[i] >= frame.length) {
        throw damaged(
            "RLE segment %d of %d claims to begin at byte %d of %d, after byte %d",
            i + 1, segments, bounds[i], frame.length, before);
      }
      before = bounds[i];
    }
    return bounds;
  }
}
