package org.hilum.dicom.text;

import java.util.Optional;

/** One pass over the bytes of a text that switches code. */
final class SwitchedText {
  private static final byte ESCAPE = 0x1B;
  private static final String LINE_DELIMITERS = "\t\n\f\r";

  private final CodeExtension initial;
  private final byte[] bytes;
  private final String delimiters;
  private final StringBuilder text = new StringBuilder();
  private Repertoire lower;
  private Repertoire upper;
  private int position;

  SwitchedText(CodeExtension initial, byte[] bytes, String delimiters) {
    this.initial = initial;
    this.bytes = bytes;
    this.delimiters = LINE_DELIMITERS + delimiters;
  }

  String read() {
    reset();
    while (position < bytes.length) {
      if (bytes[position] == ESCAPE) {
        switchCode();
      } else if (isDelimiter(position)) {
        text.append((char) bytes[position++]);
        reset();
      } else {
        append();
      }
    }
    return text.toString();
  }

  private void reset() {
    lower = initial.lower();
    upper = initial.upper();
  }

  private void switchCode() {
    position++;
    Optional<Repertoire> next = Repertoire.escapedAt(bytes, position);
    next.ifPresentOrElse(this::switchTo, () -> text.append('\uFFFD'));
  }

  private void switchTo(Repertoire repertoire) {
    position += repertoire.escapeLength();
    if (repertoire.isLowerHalf()) {
      lower = repertoire;
    } else {
      upper = repertoire;
    }
  }

  /** A run of bytes of one half, up to what may switch code. */
  private void append() {
    int from = position;
    boolean isUpper = bytes[from] < 0;
    int step = !isUpper && lower.isPaired() ? 2 : 1;
    while (position < bytes.length
        && bytes[position] < 0 == isUpper
        && bytes[position] != ESCAPE
        && !isDelimiter(position)) {
      position += step;
    }
    position = Math.min(position, bytes.length);
    text.append(new String(bytes, from, position - from, (isUpper ? upper : lower).charset()));
  }

  /** In a paired code only ends of lines are, as its characters use all other bytes. */
  private boolean isDelimiter(int at) {
    String ends = lower.isPaired() ? LINE_DELIMITERS : delimiters;
    return bytes[at] >= 0 && ends.indexOf(bytes[at]) >= 0;
  }
}
