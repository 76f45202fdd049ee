package org.hilum.dicom.codec.jpeg;

/**
 * The samples of one component, in its own resolution (ITU-T T.81, A.1.1).
 *
 * @param horizontal how each column of the frame comes from columns of the plane
 * @param vertical how each row of the frame comes from rows of the plane
 * @param stride samples from a row to the next: whole MCUs
 * @param samples row by row, unsigned
 */
record ComponentPlane(
    Interpolation horizontal, Interpolation vertical, int stride, short[] samples) {
  static ComponentPlane of(FrameHeader frame, Component component) {
    int widest = frame.components().stream().mapToInt(Component::horizontal).max().orElse(1);
    int highest = frame.components().stream().mapToInt(Component::vertical).max().orElse(1);
    Interpolation horizontal = new Interpolation(frame.columns(), component.horizontal(), widest);
    Interpolation vertical = new Interpolation(frame.rows(), component.vertical(), highest);
    int stride = 8 * component.horizontal() * horizontal.units();
    int rows = 8 * component.vertical() * vertical.units();
    return new ComponentPlane(horizontal, vertical, stride, new short[stride * rows]);
  }

  /** Index of the first sample of a block. */
  int block(int row, int column) {
    return 8 * (row * stride + column);
  }

  /** Writes the frame's samples of this component, which is one of {@code step}. */
  void writeTo(short[] values, int component, int step) {
    int at = component;
    for (int y = 0; y < vertical.length(); y++) {
      int above = vertical.first(y) * stride;
      int below = vertical.second(y) * stride;
      int down = vertical.weightOfSecond(y);
      for (int x = 0; x < horizontal.length(); x++) {
        int left = horizontal.first(x);
        int right = horizontal.second(x);
        int along = horizontal.weightOfSecond(x);
        int upper = horizontal.between(samples[above + left], samples[above + right], along);
        int lower = horizontal.between(samples[below + left], samples[below + right], along);
        int whole = horizontal.whole() * vertical.whole();
        values[at] = (short) ((vertical.between(upper, lower, down) + whole / 2) / whole);
        at += step;
      }
    }
  }
}
