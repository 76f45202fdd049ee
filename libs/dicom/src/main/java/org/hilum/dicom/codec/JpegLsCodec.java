package org.hilum.dicom.codec;

/** JPEG-LS, lossless and near-lossless (ITU-T T.87), 2 to 16 bits. */
final class JpegLsCodec implements FrameCodec {
  @Override
  public Samples decode(byte[] frame, FrameFormat format) throws DamagedFrameException {
    JpegFrame header = JpegFrame.find(frame, format);
    header.requireProcess(JpegSegment.SOF55, "JPEG-LS, FFF7");
    header.requireFullSampling();
    JpegScans scans = new JpegScans(frame, header);
    short[] values = new short[format.sampleCount()];
    while (scans.advance()) {
      new JpegLsScan(header, scans).decode(values);
    }
    return new Samples(values, false);
  }
}
