package org.hilum.dicom.pixel;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.stream.Stream;
import org.hilum.dicom.data.Bytes;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.DataSetBuilder;
import org.hilum.dicom.data.Element;
import org.hilum.dicom.data.Fragments;
import org.hilum.dicom.data.Tags;
import org.hilum.dicom.data.ValueRepresentation;
import org.hilum.dicom.file.DicomFile;
import org.hilum.dicom.file.TransferSyntax;

/** Small images that tests put together. */
final class Pixels {
  private Pixels() {}

  /** One row of grey pixels, without them. */
  static DataSetBuilder row(int columns, int bits) {
    return DataSet.builder()
        .integers(Tags.SAMPLES_PER_PIXEL, 1)
        .text(Tags.PHOTOMETRIC_INTERPRETATION, "MONOCHROME2")
        .integers(Tags.ROWS, 1)
        .integers(Tags.COLUMNS, columns)
        .integers(Tags.BITS_ALLOCATED, bits <= 8 ? 8 : 16)
        .integers(Tags.BITS_STORED, bits)
        .integers(Tags.HIGH_BIT, bits - 1)
        .integers(Tags.PIXEL_REPRESENTATION, 0);
  }

  static DataSetBuilder signedRow(int columns, int bits) {
    return row(columns, bits).integers(Tags.PIXEL_REPRESENTATION, 1);
  }

  static DataSetBuilder coloured(String photometric, int columns) {
    return row(columns, 8)
        .integers(Tags.SAMPLES_PER_PIXEL, 3)
        .text(Tags.PHOTOMETRIC_INTERPRETATION, photometric)
        .integers(Tags.PLANAR_CONFIGURATION, 0);
  }

  static DataSetBuilder words(DataSetBuilder image, int... values) {
    return image.bytes(Tags.PIXEL_DATA, ValueRepresentation.OW, words(values));
  }

  static DataSetBuilder octets(DataSetBuilder image, int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return image.bytes(Tags.PIXEL_DATA, ValueRepresentation.OB, bytes);
  }

  static DataSetBuilder fragments(DataSetBuilder image, byte[] table, byte[]... fragments) {
    List<Bytes> parts = Stream.of(fragments).map(Bytes::new).toList();
    return image.element(
        new Element(
            Tags.PIXEL_DATA, ValueRepresentation.OB, new Fragments(new Bytes(table), parts)));
  }

  static byte[] words(int... values) {
    ByteBuffer bytes = ByteBuffer.allocate(2 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (int value : values) {
      bytes.putShort((short) value);
    }
    return bytes.array();
  }

  /** An item of a LUT sequence. */
  static DataSet table(int first, int bits, int... entries) {
    return DataSet.builder()
        .bytes(Tags.LUT_DESCRIPTOR, ValueRepresentation.SS, words(entries.length, first, bits))
        .bytes(Tags.LUT_DATA, ValueRepresentation.OW, words(entries))
        .build();
  }

  /** Its descriptor, as those have it who go by the pixel representation. */
  static DataSet unsigned(DataSet table) {
    Bytes descriptor = (Bytes) table.element(Tags.LUT_DESCRIPTOR).orElseThrow().value();
    return table.toBuilder()
        .bytes(Tags.LUT_DESCRIPTOR, ValueRepresentation.US, descriptor.bytes())
        .build();
  }

  static DicomFile file(TransferSyntax syntax, DataSetBuilder dataSet) {
    return new DicomFile(syntax, DataSet.builder().build(), dataSet.build());
  }

  static GreyImage shown(Rendering rendering) {
    return rendering.fold(
        Rendering.Shown::image,
        refused -> {
          throw new AssertionError(refused);
        });
  }
}
