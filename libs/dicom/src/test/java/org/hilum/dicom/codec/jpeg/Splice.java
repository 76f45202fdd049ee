package org.hilum.dicom.codec.jpeg;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hilum.dicom.codec.DamagedFrameException;

/**
 * Makes frames with restarts and with several scans out of a frame that has one scan of one
 * component, since each interval and each scan is coded as if it stood alone.
 */
final class Splice {
  private final List<MarkerSegment> tables = new ArrayList<>();
  private final byte[] frame;
  private final int stuffing;
  private MarkerSegment header;
  private MarkerSegment scan;

  Splice(byte[] frame, int stuffing) throws DamagedFrameException {
    this.frame = frame;
    this.stuffing = stuffing;
    Markers markers = new Markers(frame);
    while (scan == null) {
      MarkerSegment segment = markers.next();
      if (segment.isFrame()) {
        header = segment;
      } else if (segment.marker() == MarkerSegment.SOS) {
        scan = segment;
      } else {
        tables.add(segment);
      }
    }
  }

  /**
   * The image so often below itself, a restart marker between each two.
   *
   * @param rows of the whole
   * @param interval of a restart, in the unit of the process
   * @param first number of the first marker, 0 if it is right
   */
  byte[] below(int times, int rows, int interval, int first) {
    ByteArrayOutputStream spliced = begun();
    tables.forEach(it -> copy(spliced, it));
    byte[] sof = parameters(header);
    sof[1] = (byte) (rows >> 8);
    sof[2] = (byte) rows;
    segment(spliced, header.marker(), sof);
    segment(spliced, MarkerSegment.DRI, new byte[] {(byte) (interval >> 8), (byte) interval});
    copy(spliced, scan);
    for (int i = 0; i < times; i++) {
      if (i > 0) {
        marker(spliced, MarkerSegment.RST0 + (i - 1 + first) % 8);
      }
      spliced.writeBytes(data());
    }
    marker(spliced, MarkerSegment.EOI);
    return spliced.toByteArray();
  }

  /** The image as each of three components, each in a scan of its own with tables of its own. */
  byte[] threeScans() {
    ByteArrayOutputStream spliced = begun();
    byte[] sof = Arrays.copyOf(parameters(header), 15);
    sof[5] = 3;
    for (int i = 0; i < 3; i++) {
      sof[6 + 3 * i] = (byte) (i + 1);
      sof[7 + 3 * i] = 0x11;
      sof[8 + 3 * i] = sof[8];
    }
    segment(spliced, header.marker(), sof);
    for (int i = 0; i < 3; i++) {
      tables.forEach(it -> copy(spliced, it));
      byte[] sos = parameters(scan);
      sos[1] = (byte) (i + 1);
      segment(spliced, MarkerSegment.SOS, sos);
      spliced.writeBytes(data());
    }
    marker(spliced, MarkerSegment.EOI);
    return spliced.toByteArray();
  }

  private static ByteArrayOutputStream begun() {
    ByteArrayOutputStream spliced = new ByteArrayOutputStream();
    marker(spliced, MarkerSegment.SOI);
    return spliced;
  }

  private byte[] data() {
    EntropyCodedData data = new EntropyCodedData(frame, scan.end(), stuffing);
    return Arrays.copyOfRange(frame, data.start(), data.end());
  }

  private byte[] parameters(MarkerSegment segment) {
    return Arrays.copyOfRange(frame, segment.start(), segment.end());
  }

  private void copy(ByteArrayOutputStream spliced, MarkerSegment segment) {
    segment(spliced, segment.marker(), parameters(segment));
  }

  private static void segment(ByteArrayOutputStream spliced, int marker, byte[] parameters) {
    marker(spliced, marker);
    spliced.write(parameters.length + 2 >> 8);
    spliced.write(parameters.length + 2);
    spliced.writeBytes(parameters);
  }

  private static void marker(ByteArrayOutputStream spliced, int marker) {
    spliced.write(0xFF);
    spliced.write(marker);
  }
}
