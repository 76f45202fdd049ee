package org.hilum.dicom.file;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** Keeps large values as they are, as pieces of their own, and gathers what is between them. */
final class PiecesOutput extends ByteArrayOutputStream {
  private static final int LARGE = 1 << 16;

  private final List<byte[]> pieces = new ArrayList<>();

  @Override
  public void writeBytes(byte[] bytes) {
    if (bytes.length < LARGE) {
      super.writeBytes(bytes);
    } else {
      endPiece();
      pieces.add(bytes);
    }
  }

  List<byte[]> pieces() {
    endPiece();
    return List.copyOf(pieces);
  }

  private void endPiece() {
    if (count > 0) {
      pieces.add(toByteArray());
      reset();
    }
  }
}
