package org.hilum.dicom.codec;

import static org.hilum.dicom.codec.DamagedFrameException.damaged;

import java.util.ArrayList;
import java.util.List;

/** The scans of a codestream in which each component is coded once, in one scan. */
final class JpegScans {
  private final byte[] bytes;
  private final JpegFrame frame;
  private final JpegMarkers markers;
  private final JpegTables tables = new JpegTables();
  private final boolean[] isCoded;
  private final List<JpegSegment> segments = new ArrayList<>();
  private int remaining;
  private JpegScan scan;

  JpegScans(byte[] bytes, JpegFrame frame) throws DamagedFrameException {
    this.bytes = bytes;
    this.frame = frame;
    this.markers = new JpegMarkers(bytes);
    this.remaining = frame.components().size();
    this.isCoded = new boolean[remaining];
  }

  /** Moves to the next scan; false after the one that completes the frame. */
  boolean advance() throws DamagedFrameException {
    if (remaining == 0) {
      return false;
    }
    segments.clear();
    JpegSegment segment = next();
    while (segment.marker() != JpegSegment.SOS) {
      if (segment.marker() == JpegSegment.EOI) {
        throw damaged("the JPEG ends with %d components missing", remaining);
      }
      tables.read(segment);
      segment = next();
    }
    scan = JpegScan.parse(segment, frame);
    for (int component : scan.components()) {
      if (isCoded[component]) {
        throw damaged("the JPEG scan at byte %d codes a component again", segment.start());
      }
      isCoded[component] = true;
      remaining--;
    }
    return true;
  }

  private JpegSegment next() throws DamagedFrameException {
    JpegSegment segment = markers.next();
    segments.add(segment);
    return segment;
  }

  /** What stands between the scan before and the data of this one, its header included. */
  List<JpegSegment> segments() {
    return List.copyOf(segments);
  }

  JpegScan scan() {
    return scan;
  }

  /** As they are for this scan. */
  JpegTables tables() {
    return tables;
  }

  /**
   * The entropy-coded data of this scan; asking moves to what follows them.
   *
   * @param stuffing the bits of the byte after FF that tell a marker from data: all in JPEG, the
   *     first one in JPEG-LS
   */
  EntropyCodedData data(int stuffing) {
    EntropyCodedData data = new EntropyCodedData(bytes, scan.data(), stuffing);
    markers.moveTo(data.endOfScan());
    return data;
  }
}
