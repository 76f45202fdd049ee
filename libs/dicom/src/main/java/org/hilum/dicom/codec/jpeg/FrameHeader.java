package org.hilum.dicom.codec.jpeg;

import static org.hilum.dicom.codec.DamagedFrameException.damaged;

import java.util.ArrayList;
import java.util.List;
import org.hilum.dicom.codec.DamagedFrameException;
import org.hilum.dicom.codec.FrameFormat;

/**
 * A frame header (ITU-T T.81, B.2.2; T.87, C.2.2).
 *
 * @param process the marker that began it
 * @param precision bits a sample
 */
record FrameHeader(int process, int precision, int rows, int columns, List<Component> components) {
  private static final int FIXED_BYTES = 6;
  private static final int BYTES_PER_COMPONENT = 3;

  /** The only frame header of a codestream, compared with what the data set says. */
  static FrameHeader find(byte[] frame, FrameFormat format) throws DamagedFrameException {
    Markers markers = new Markers(frame);
    MarkerSegment segment = markers.next();
    while (!segment.isFrame()) {
      if (segment.marker() == MarkerSegment.EOI || segment.marker() == MarkerSegment.SOS) {
        throw damaged("the JPEG has no frame header before byte %d", markers.position());
      }
      segment = markers.next();
    }
    FrameHeader header = parse(segment);
    header.requireFits(format);
    return header;
  }

  private static FrameHeader parse(MarkerSegment segment) throws DamagedFrameException {
    int count = segment.unsigned8(5);
    if (segment.length() != FIXED_BYTES + count * BYTES_PER_COMPONENT) {
      throw damaged("the JPEG frame header at byte %d contradicts its length", segment.start());
    }
    List<Component> components = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int at = FIXED_BYTES + i * BYTES_PER_COMPONENT;
      int sampling = segment.unsigned8(at + 1);
      components.add(
          new Component(
              segment.unsigned8(at), sampling >> 4, sampling & 15, segment.unsigned8(at + 2)));
    }
    return new FrameHeader(
        segment.marker(),
        segment.unsigned8(0),
        segment.unsigned16(1),
        segment.unsigned16(3),
        List.copyOf(components));
  }

  private void requireFits(FrameFormat format) throws DamagedFrameException {
    if (rows != format.rows() || columns != format.columns()) {
      throw damaged(
          "the JPEG has %d rows of %d pixels, the data set says %d of %d",
          rows, columns, format.rows(), format.columns());
    }
    if (components.size() != format.samplesPerPixel()) {
      throw damaged(
          "the JPEG has %d components, the data set says %d",
          components.size(), format.samplesPerPixel());
    }
    if (precision < 2 || precision > format.bitsAllocated()) {
      throw damaged(
          "the JPEG has %d bits a sample, the data set allocates %d",
          precision, format.bitsAllocated());
    }
    for (Component component : components) {
      component.requireValid();
    }
  }

  void requireProcess(int expected, String name) throws DamagedFrameException {
    if (process != expected) {
      throw damaged("the JPEG is of process FF%02X, expected %s", process, name);
    }
  }

  /** For processes whose samples are not averages of several pixels. */
  void requireFullSampling() throws DamagedFrameException {
    for (Component component : components) {
      if (components.size() > 1 && component.horizontal() * component.vertical() != 1) {
        throw damaged("a component of the lossless JPEG is subsampled");
      }
    }
  }

  int indexOf(int componentId) throws DamagedFrameException {
    for (int i = 0; i < components.size(); i++) {
      if (components.get(i).id() == componentId) {
        return i;
      }
    }
    throw damaged("a JPEG scan names component %d, which does not exist", componentId);
  }
}
