package org.hilum.dicom.file;

import java.io.ByteArrayOutputStream;

/** Counts what is written and keeps nothing. */
final class MeasuredOutput extends ByteArrayOutputStream {
  MeasuredOutput() {
    super(0);
  }

  int length() {
    return count;
  }

  @Override
  public void write(int next) {
    count = Math.addExact(count, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    count = Math.addExact(count, length);
  }

  @Override
  public void writeBytes(byte[] bytes) {
    write(bytes, 0, bytes.length);
  }
}
