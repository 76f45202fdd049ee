package org.hilum.dicom.net;

import java.io.IOException;
import java.io.InputStream;

/** Where the bytes of one object lie until its handler has taken them. For one thread. */
public interface Spool extends AutoCloseable {
  void write(byte[] bytes, int offset, int length) throws IOException;

  /** Bytes written. */
  long size();

  /** From the first byte, each time; nothing is written any more. */
  InputStream content() throws IOException;

  /** Forgets them; once more does nothing. */
  @Override
  void close();

  /** Opens one for each object. */
  @FunctionalInterface
  interface Factory {
    Spool open() throws IOException;
  }
}
