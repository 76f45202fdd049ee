package org.hilum.dicom.file;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.Deflater;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.Element;
import org.hilum.dicom.data.Fragments;
import org.hilum.dicom.data.Tag;
import org.hilum.dicom.data.Tags;
import org.hilum.dicom.data.Uid;
import org.hilum.dicom.data.ValueRepresentation;

/**
 * Writes what {@link DicomReader} reads. The same data set gives the same bytes. Implicit syntaxes
 * lose the representation of what the dictionary does not know.
 */
public final class DicomWriter {
  private static final int COMMAND = 0x0000;
  private static final int FILE_META = 0x0002;

  private DicomWriter() {}

  /**
   * A file of PS3.10 with its own meta information.
   *
   * @throws IllegalArgumentException where the data set does not say which object it is, or its
   *     pixels are in fragments and the syntax has none, or the other way round
   */
  public static byte[] file(TransferSyntax syntax, DataSet dataSet) {
    requirePixelsOf(syntax, dataSet);
    byte[] header = header(FileMeta.of(syntax, dataSet));
    if (syntax == TransferSyntax.DEFLATED) {
      byte[] content = dataSet(syntax, dataSet);
      return written(
          out -> {
            out.writeBytes(header);
            out.writeBytes(content);
          });
    }
    return written(
        out -> {
          out.writeBytes(header);
          new DataSetEncoder(out, syntax.encoding()).write(dataSet);
        });
  }

  /**
   * The same file in pieces that follow one another: large values of the data set are pieces as
   * they are, without a copy.
   */
  public static List<byte[]> pieces(TransferSyntax syntax, DataSet dataSet) {
    if (syntax == TransferSyntax.DEFLATED) {
      return List.of(file(syntax, dataSet));
    }
    requirePixelsOf(syntax, dataSet);
    PiecesOutput out = new PiecesOutput();
    out.writeBytes(header(FileMeta.of(syntax, dataSet)));
    new DataSetEncoder(out, syntax.encoding()).write(dataSet);
    return out.pieces();
  }

  /**
   * What makes a file of a data set that is encoded already: preamble and meta information, to be
   * put before it.
   */
  public static byte[] fileHeader(TransferSyntax syntax, Uid sopClass, Uid sopInstance) {
    return header(FileMeta.of(syntax, sopClass.value(), sopInstance.value()));
  }

  /**
   * A bare data set, as network messages carry it.
   *
   * @throws IllegalArgumentException where its pixels are in fragments and the syntax has none, or
   *     the other way round
   */
  public static byte[] dataSet(TransferSyntax syntax, DataSet dataSet) {
    requirePixelsOf(syntax, dataSet);
    byte[] plain = written(out -> new DataSetEncoder(out, syntax.encoding()).write(dataSet));
    return syntax == TransferSyntax.DEFLATED ? deflated(plain) : plain;
  }

  /** A command of the network: implicit, little endian, and its length first (PS3.7 6.3.1). */
  public static byte[] command(DataSet command) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    writeMeasured(COMMAND, command, Encoding.IMPLICIT_LITTLE, out);
    return out.toByteArray();
  }

  private static byte[] header(DataSet meta) {
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    header.writeBytes(new byte[Preamble.LENGTH]);
    header.writeBytes(Preamble.PREFIX);
    writeMeasured(FILE_META, meta, Encoding.EXPLICIT_LITTLE, header);
    return header.toByteArray();
  }

  private static void writeMeasured(
      int group, DataSet dataSet, Encoding encoding, ByteArrayOutputStream out) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    new DataSetEncoder(content, encoding).write(dataSet);
    byte[] length =
        ByteBuffer.allocate(Integer.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt(content.size())
            .array();
    new DataSetEncoder(out, encoding)
        .write(DataSet.builder().bytes(Tag.of(group, 0), ValueRepresentation.UL, length).build());
    out.writeBytes(content.toByteArray());
  }

  private static void requirePixelsOf(TransferSyntax syntax, DataSet dataSet) {
    dataSet
        .element(Tags.PIXEL_DATA)
        .map(Element::value)
        .filter(value -> value instanceof Fragments != syntax.isEncapsulated())
        .ifPresent(
            value -> {
              throw new IllegalArgumentException(
                  "%s does not carry pixel data as %s"
                      .formatted(syntax, value.getClass().getSimpleName()));
            });
  }

  /** Written twice, so that the only memory is that of the result. */
  private static byte[] written(Consumer<ByteArrayOutputStream> content) {
    MeasuredOutput measure = new MeasuredOutput();
    content.accept(measure);
    ExactOutput out = new ExactOutput(measure.length());
    content.accept(out);
    return out.bytes();
  }

  /** Without the wrapper of zlib, and even (PS3.5 A.5). */
  private static byte[] deflated(byte[] content) {
    Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    try {
      deflater.setInput(content);
      deflater.finish();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] buffer = new byte[1 << 13];
      while (!deflater.finished()) {
        out.write(buffer, 0, deflater.deflate(buffer));
      }
      if (out.size() % 2 != 0) {
        out.write(0);
      }
      return out.toByteArray();
    } finally {
      deflater.end();
    }
  }
}
