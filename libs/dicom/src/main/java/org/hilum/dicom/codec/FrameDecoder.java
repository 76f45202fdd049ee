package org.hilum.dicom.codec;

/** Undoes the compression of frames of one transfer syntax. Keeps nothing; thread safe. */
public interface FrameDecoder {
  /**
   * @param frame the joined fragments of one frame (PS3.5, A.4), padding included
   * @param format what the data set says of the frame; memory is taken by it, so the caller limits
   *     its size
   */
  Decoding decode(byte[] frame, FrameFormat format);
}
