package org.hilum.dicom.codec.jpeg;

import static org.hilum.dicom.codec.DamagedFrameException.damaged;

import org.hilum.dicom.codec.DamagedFrameException;
import org.hilum.dicom.codec.FrameCodec;
import org.hilum.dicom.codec.FrameFormat;
import org.hilum.dicom.codec.Samples;

/**
 * JPEG Lossless with Huffman coding, process 14 (ITU-T T.81, annex H), 2 to 16 bits, all
 * predictors.
 */
public final class JpegLosslessCodec implements FrameCodec {
  @Override
  public Samples decode(byte[] frame, FrameFormat format) throws DamagedFrameException {
    FrameHeader header = FrameHeader.find(frame, format);
    header.requireProcess(MarkerSegment.SOF3, "lossless, FFC3");
    header.requireFullSampling();
    Scans scans = new Scans(frame, header);
    short[] values = new short[format.sampleCount()];
    while (scans.advance()) {
      requireValid(scans.scan(), header.precision());
      new LosslessScan(header, scans).decode(values);
    }
    return new Samples(values, header.precision(), false);
  }

  private static void requireValid(ScanHeader scan, int precision) throws DamagedFrameException {
    if (scan.first() < 1 || scan.first() > 7) {
      throw damaged("the JPEG uses predictor %d, expected 1 to 7", scan.first());
    }
    if (scan.pointTransform() >= precision) {
      throw damaged("the JPEG drops %d of its %d bits a sample", scan.pointTransform(), precision);
    }
  }
}
