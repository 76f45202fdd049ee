package org.hilum.gateway.dicom;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.Tags;
import org.hilum.dicom.file.DicomReader;
import org.hilum.dicom.file.ReadLimits;
import org.hilum.dicom.file.Reading;
import org.hilum.dicom.file.Refusal;
import org.hilum.dicom.file.TransferSyntax;
import org.hilum.dicom.net.ReceivedObject;
import org.hilum.dicom.net.Spool;

/**
 * A file of PS3.10 that is read when there is room for it.
 *
 * @param length in bytes
 * @param isDeflated whether it may be any larger once it is read
 */
record FileSource(long length, boolean isDeflated, Content content) {
  /** Meta information is shorter; where it is not, nobody looks further. */
  private static final DicomReader HEADS =
      new DicomReader(new ReadLimits(1 << 16, 1 << 16, 1 << 16, 2));

  static FileSource of(byte[] file) throws IOException {
    return of(file.length, () -> new ByteArrayInputStream(file));
  }

  static FileSource of(Spool file) throws IOException {
    return of(file.size(), file::content);
  }

  private static FileSource of(long length, Content content) throws IOException {
    try (InputStream head = content.open()) {
      boolean isDeflated = HEADS.readMeta(head).fold(FileSource::saysSo, FileSource::mayBe);
      return new FileSource(length, isDeflated, content);
    }
  }

  private static boolean saysSo(DataSet meta) {
    return meta.text(Tags.TRANSFER_SYNTAX_UID)
        .flatMap(TransferSyntax::of)
        .filter(TransferSyntax.DEFLATED::equals)
        .isPresent();
  }

  private static boolean mayBe(Reading.Refused<DataSet> refused) {
    return refused.reason() == Refusal.TOO_MANY_BYTES;
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
