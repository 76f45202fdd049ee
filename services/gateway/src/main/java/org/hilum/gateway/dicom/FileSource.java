package org.hilum.gateway.dicom;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.hilum.dicom.file.TransferSyntax;
import org.hilum.dicom.net.ReceivedObject;

/**
 * A file of PS3.10 that is read when there is room for it.
 *
 * @param length in bytes
 * @param isDeflated whether it may be any larger once it is read
 */
record FileSource(long length, boolean isDeflated, Content content) {

  static FileSource of(byte[] file) {
    return new FileSource(file.length, false, () -> new ByteArrayInputStream(file));
  }

  static FileSource of(ReceivedObject object) {
    return new FileSource(
        object.fileSize(), object.syntax() == TransferSyntax.DEFLATED, object::lastFile);
  }

  /** From the first byte; once. */
  @FunctionalInterface
  interface Content {
    InputStream open() throws IOException;
  }
}
