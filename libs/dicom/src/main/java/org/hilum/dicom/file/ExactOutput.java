package org.hilum.dicom.file;

import java.io.ByteArrayOutputStream;

/** Memory of a length that is known, given away without a copy. */
final class ExactOutput extends ByteArrayOutputStream {
  ExactOutput(int length) {
    super(length);
  }

  byte[] bytes() {
    return count == buf.length ? buf : toByteArray();
  }
}
