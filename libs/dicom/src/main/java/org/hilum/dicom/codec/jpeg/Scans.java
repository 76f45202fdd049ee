package org.hilum.dicom.codec.jpeg;

import static org.hilum.dicom.codec.DamagedFrameException.damaged;

import java.util.ArrayList;
import java.util.List;
import org.hilum.dicom.codec.DamagedFrameException;

/** The scans of a codestream in which each component is coded once, in one scan. */
final class Scans {
  private final byte[] bytes;
  private final FrameHeader frame;
  private final Markers markers;
  private final Tables tables = new Tables();
  private final boolean[] isCoded;
  private final List<MarkerSegment> segments = new ArrayList<>();
  private int remaining;
  private ScanHeader scan;

  Scans(byte[] bytes, FrameHeader frame) throws DamagedFrameException {
    this.bytes = bytes;
    this.frame = frame;
    this.markers = new Markers(bytes);
    this.remaining = frame.components().size();
    this.isCoded = new boolean[remaining];
  }

  /** Moves to the next scan; false after the one that completes the frame. */
  boolean advance() throws DamagedFrameException {
    if (remaining == 0) {
      return false;
    }
    segments.clear();
    MarkerSegment segment = next();
    while (segment.marker() != MarkerSegment.SOS) {
      if (segment.marker() == MarkerSegment.EOI) {
        throw damaged("the JPEG ends with %d components missing", remaining);
      }
      tables.read(segment);
      segment = next();
    }
    scan = ScanHeader.parse(segment, frame);
    for (int component : scan.components()) {
      if (isCoded[component]) {
        throw damaged("the JPEG scan at byte %d codes a component again", segment.start());
      }
      isCoded[component] = true;
      remaining--;
    }
    return true;
  }

  private MarkerSegment next() throws DamagedFrameException {
    MarkerSegment segment = markers.next();
    segments.add(segment);
    return segment;
  }

  /** What stands between the scan before and the data of this one, its header included. */
  List<MarkerSegment> segments() {
    return List.copyOf(segments);
  }

  ScanHeader scan() {
    return scan;
  }

  /** As they are for this scan. */
  Tables tables() {
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
