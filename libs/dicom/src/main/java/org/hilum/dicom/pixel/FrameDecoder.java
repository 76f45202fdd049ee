package org.hilum.dicom.pixel;

/** Turns one compressed frame into samples. */
@FunctionalInterface
public interface FrameDecoder {
  /**
   * @param frame all of its fragments, a byte of padding perhaps at the end
   * @return as many samples as the format says
   * @throws UndecodableFrameException if the frame is damaged, or is not of this format
   */
  Samples decode(byte[] frame, FrameFormat format) throws UndecodableFrameException;
}
