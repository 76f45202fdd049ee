package org.hilum.dicom.codec.jpeg;

import org.hilum.dicom.codec.DamagedFrameException;
import org.hilum.dicom.codec.FrameCodec;
import org.hilum.dicom.codec.FrameFormat;
import org.hilum.dicom.codec.Samples;

/** JPEG-LS, lossless and near-lossless (ITU-T T.87), 2 to 16 bits. */
public final class JpegLsCodec implements FrameCodec {
  @Override
  public Samples decode(byte[] frame, FrameFormat format) throws DamagedFrameException {
    FrameHeader header = FrameHeader.find(frame, format);
    header.requireProcess(MarkerSegment.SOF55, "JPEG-LS, FFF7");
    header.requireFullSampling();
    Scans scans = new Scans(frame, header);
    short[] values = new short[format.sampleCount()];
    while (scans.advance()) {
      new JpegLsScan(header, scans).decode(values);
    }
    return new Samples(values, header.precision(), false);
  }
}
