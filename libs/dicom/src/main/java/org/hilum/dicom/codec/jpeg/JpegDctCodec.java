package org.hilum.dicom.codec.jpeg;

import static org.hilum.dicom.codec.DamagedFrameException.damaged;

import java.util.ArrayList;
import java.util.List;
import org.hilum.dicom.codec.DamagedFrameException;
import org.hilum.dicom.codec.FrameCodec;
import org.hilum.dicom.codec.FrameFormat;
import org.hilum.dicom.codec.Samples;

/**
 * JPEG Baseline and Extended: sequential DCT with Huffman coding (ITU-T T.81, annex F). Eight bits
 * are the JDK's business; twelve, which it does not know, are decoded here.
 *
 * <p>Colours stay what the photometric interpretation of the data set says, mostly YCbCr;
 * subsampled components are interpolated to full size.
 */
public final class JpegDctCodec implements FrameCodec {
  private static final int EXTENDED_BITS = 12;

  private final JdkJpeg jdk = new JdkJpeg();

  @Override
  public Samples decode(byte[] frame, FrameFormat format) throws DamagedFrameException {
    FrameHeader header = FrameHeader.find(frame, format);
    if (header.process() != MarkerSegment.SOF0) {
      header.requireProcess(MarkerSegment.SOF1, "sequential, FFC0 or FFC1");
    }
    short[] values =
        switch (header.precision()) {
          case 8 -> jdk.decode(frame, header);
          case EXTENDED_BITS -> decode(frame, header);
          default -> throw damaged("a DCT of %d bits, expected 8 or 12", header.precision());
        };
    return new Samples(values, header.precision(), false);
  }

  private static short[] decode(byte[] frame, FrameHeader header) throws DamagedFrameException {
    List<ComponentPlane> planes = new ArrayList<>();
    for (Component component : header.components()) {
      planes.add(ComponentPlane.of(header, component));
    }
    Scans scans = new Scans(frame, header);
    while (scans.advance()) {
      new DctScan(header, scans, planes).decode();
    }
    short[] values = new short[header.rows() * header.columns() * planes.size()];
    for (int i = 0; i < planes.size(); i++) {
      planes.get(i).writeTo(values, i, planes.size());
    }
    return values;
  }
}
