package org.hilum.dicom.deidentify;

import java.util.Optional;
import org.hilum.dicom.data.DataSet;

/**
 * A compressed frame without what travels beside its samples: comments, small pictures,
 * descriptions, and whatever lies between and behind its parts. Which kind it is shows in its first
 * bytes; a frame of none is as damaged as one that cannot be taken apart.
 */
final class BareFrame {
  private BareFrame() {}

  /**
   * @return empty where the frame is damaged: nobody can tell what else it holds
   */
  static Optional<byte[]> of(byte[] frame, DataSet image) {
    SegmentCursor beginning = new SegmentCursor(frame, 0);
    if (!beginning.isAtMarker()) {
      return BareRle.of(frame, image);
    }
    return switch (beginning.marker()) {
      case BareJpeg.START -> BareJpeg.of(frame);
      case BareJpeg2000.START -> BareJpeg2000.of(frame);
      default -> Optional.empty();
    };
  }
}
