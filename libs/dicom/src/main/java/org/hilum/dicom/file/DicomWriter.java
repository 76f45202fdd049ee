package org.hilum.dicom.file;

import java.io.ByteArrayOutputStream;
import java.util.zip.Deflater;
import org.hilum.dicom.data.Bytes;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.Element;
import org.hilum.dicom.data.Fragments;
import org.hilum.dicom.data.Tag;
import org.hilum.dicom.data.Tags;
import org.hilum.dicom.data.ValueRepresentation;

/**
 * Writes what {@link DicomReader} reads. The same data set gives the same bytes. Implicit syntaxes
 * lose the representation of what the dictionary does not know.
 */
public final class DicomWriter {
  private static final int HEADERS = 1 << 12;
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
    byte[] content = dataSet(syntax, dataSet);
    ByteArrayOutputStream file = new ByteArrayOutputStream(content.length + HEADERS);
    file.writeBytes(new byte[Preamble.LENGTH]);
    file.writeBytes(Preamble.PREFIX);
    write(FileMeta.of(syntax, dataSet), Encoding.EXPLICIT_LITTLE, file);
    file.writeBytes(content);
    return file.toByteArray();
  }

  /**
   * A bare data set, as network messages carry it; also a command, which is implicit.
   *
   * @throws IllegalArgumentException where its pixels are in fragments and the syntax has none, or
   *     the other way round
   */
  public static byte[] dataSet(TransferSyntax syntax, DataSet dataSet) {
    requirePixelsOf(syntax, dataSet);
    ByteArrayOutputStream out = new ByteArrayOutputStream(HEADERS + sizeOfPixels(dataSet));
    write(dataSet, syntax.encoding(), out);
    return syntax == TransferSyntax.DEFLATED ? deflated(out.toByteArray()) : out.toByteArray();
  }

  /** Commands and meta information begin with their length (PS3.7 6.3.1, PS3.10 7.1). */
  private static void write(DataSet dataSet, Encoding encoding, ByteArrayOutputStream out) {
    boolean isMeasured =
        dataSet.elements().stream()
            .map(element -> element.tag().group())
            .anyMatch(group -> group == COMMAND || group == FILE_META);
    if (!isMeasured) {
      new DataSetEncoder(out, encoding).write(dataSet);
      return;
    }
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    new DataSetEncoder(content, encoding).write(dataSet);
    Tag first = dataSet.elements().iterator().next().tag();
    byte[] length = new byte[Integer.BYTES];
    for (int i = 0; i < length.length; i++) {
      length[i] = (byte) (content.size() >>> Byte.SIZE * i);
    }
    Tag tag = Tag.of(first.group(), 0);
    new DataSetEncoder(out, encoding)
        .write(DataSet.builder().bytes(tag, ValueRepresentation.UL, length).build());
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

  private static int sizeOfPixels(DataSet dataSet) {
    return dataSet
        .element(Tags.PIXEL_DATA)
        .map(Element::value)
        .map(value -> value instanceof Bytes bytes ? bytes.length() : 0)
        .orElse(0);
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
