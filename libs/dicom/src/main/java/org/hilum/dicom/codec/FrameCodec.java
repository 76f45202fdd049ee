package org.hilum.dicom.codec;

/** The decoder of a way of compressing. Stateless. */
public interface FrameCodec {
  /** The samples, as many as the format says; whatever the bytes, nothing else is thrown. */
  Samples decode(byte[] frame, FrameFormat format) throws DamagedFrameException;
}
