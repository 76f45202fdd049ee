package org.hilum.dicom.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.DataSetBuilder;
import org.hilum.dicom.data.Tags;
import org.hilum.dicom.text.CharacterSet;

/**
 * Reads files of PS3.10 and bare data sets, as network messages carry them (PS3.8). Whatever the
 * bytes are, the answer is a value. Thread safe.
 */
public final class DicomReader {
  private static final int BUFFER = 1 << 13;

  private final ReadLimits limits;

  public DicomReader(ReadLimits limits) {
    this.limits = limits;
  }

  public Reading<DicomFile> read(byte[] file) {
    return inMemory(file, this::file);
  }

  /**
   * Reads to the end of the stream and leaves it open.
   *
   * @throws IOException only if the stream itself fails
   */
  public Reading<DicomFile> read(InputStream file) throws IOException {
    return streamed(file, this::file);
  }

  /**
   * Reads a file of known length with no more memory than its values take, and leaves it open.
   *
   * @param length in bytes; not more than the stream has
   * @throws IOException only if the stream itself fails
   */
  public Reading<DicomFile> read(InputStream file, long length) throws IOException {
    return measured(file, length, this::file);
  }

  /**
   * Reads the meta information of a file alone, and leaves the stream open.
   *
   * @throws IOException only if the stream itself fails
   */
  public Reading<DataSet> readMeta(InputStream file) throws IOException {
    return streamed(
        file,
        in -> {
          Preamble.read(in);
          return meta(in);
        });
  }

  public Reading<DataSet> readDataSet(byte[] dataSet, TransferSyntax syntax) {
    return inMemory(dataSet, in -> dataSet(in, syntax));
  }

  /**
   * Reads to the end of the stream and leaves it open.
   *
   * @throws IOException only if the stream itself fails
   */
  public Reading<DataSet> readDataSet(InputStream dataSet, TransferSyntax syntax)
      throws IOException {
    return streamed(dataSet, in -> dataSet(in, syntax));
  }

  private <T> Reading<T> inMemory(byte[] bytes, Parsing<T> parsing) {
    try {
      return measured(new ByteArrayInputStream(bytes), bytes.length, parsing);
    } catch (IOException e) {
      throw new UncheckedIOException("bytes in memory cannot be read", e);
    }
  }

  private <T> Reading<T> measured(InputStream stream, long length, Parsing<T> parsing)
      throws IOException {
    if (length > limits.maxBytes()) {
      return new Reading.Refused<>(
          Refusal.TOO_MANY_BYTES,
          limits.maxBytes(),
          "%d bytes exceed %d".formatted(length, limits.maxBytes()));
    }
    try {
      return new Reading.Readable<>(parsing.of(new ByteInput(stream, length, Refusal.TRUNCATED)));
    } catch (UnreadableException e) {
      return e.refused();
    }
  }

  private <T> Reading<T> streamed(InputStream stream, Parsing<T> parsing) throws IOException {
    try {
      return new Reading.Readable<>(
          parsing.of(new ByteInput(stream, limits.maxBytes(), Refusal.TOO_MANY_BYTES)));
    } catch (UnreadableException e) {
      return e.refused();
    }
  }

  private DicomFile file(ByteInput in) throws IOException {
    Preamble.read(in);
    DataSet meta = meta(in);
    TransferSyntax syntax =
        meta.text(Tags.TRANSFER_SYNTAX_UID)
            .flatMap(TransferSyntax::of)
            .orElseThrow(
                () ->
                    new UnreadableException(
                        Refusal.UNKNOWN_TRANSFER_SYNTAX,
                        in.position(),
                        "the meta information that ends here has no %s that is known"
                            .formatted(Tags.TRANSFER_SYNTAX_UID)));
    return new DicomFile(syntax, meta, dataSet(in, syntax));
  }

  /** Its own length is no help: what follows has another group, and some writers miscount. */
  private DataSet meta(ByteInput in) throws IOException {
    DataSetParser parser = new DataSetParser(in, limits, false);
    DataSetBuilder meta = DataSet.builder(CharacterSet.DEFAULT);
    while (in.comesNext(2, 0)) {
      parser.next(Scope.root(Encoding.EXPLICIT_LITTLE), meta);
    }
    return meta.build();
  }

  private DataSet dataSet(ByteInput in, TransferSyntax syntax) throws IOException {
    return syntax == TransferSyntax.DEFLATED ? inflated(in) : plain(in, syntax);
  }

  private DataSet inflated(ByteInput in) throws IOException {
    Inflater inflater = new Inflater(true);
    try (InputStream stream = new InflaterInputStream(in.rest(), inflater, BUFFER)) {
      ByteInput content = new ByteInput(stream, limits.maxInflatedBytes(), Refusal.BOMB);
      return plain(content, TransferSyntax.DEFLATED);
    } finally {
      inflater.end();
    }
  }

  private DataSet plain(ByteInput in, TransferSyntax syntax) throws IOException {
    DataSetParser parser = new DataSetParser(in, limits, syntax.isEncapsulated());
    DataSet dataSet = parser.dataSet(Scope.root(syntax.encoding()));
    RootRules.check(dataSet, in.position());
    return dataSet;
  }

  private interface Parsing<T> {
    T of(ByteInput in) throws IOException;
  }
}
