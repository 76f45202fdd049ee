package org.hilum.dicom.file;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.hilum.dicom.data.Bytes;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.DataSetBuilder;
import org.hilum.dicom.data.Element;
import org.hilum.dicom.data.Fragments;
import org.hilum.dicom.data.Tag;
import org.hilum.dicom.data.Tags;
import org.hilum.dicom.data.ValueRepresentation;

/** Data sets that tests put together. */
final class Objects {
  static final Tag REFERENCED_IMAGES = Tag.of(0x0008, 0x1140);
  static final Tag REFERENCED_CLASS = Tag.of(0x0008, 0x1150);
  static final Tag PURPOSE = Tag.of(0x0040, 0xA170);
  static final Tag CODE_VALUE = Tag.of(0x0008, 0x0100);

  private Objects() {}

  /** An object without pixels, with values of many kinds. */
  static DataSetBuilder report() {
    return DataSet.builder()
        .text(Tags.SPECIFIC_CHARACTER_SET, "ISO_IR 192")
        .text(Tags.SOP_CLASS_UID, "1.2.840.10008.5.1.4.1.1.88.11")
        .text(Tags.SOP_INSTANCE_UID, "2.25.17")
        .text(Tags.STUDY_DATE, "20240229")
        .text(Tags.PATIENT_NAME, "Åström^Ida")
        .text(Tags.STUDY_DESCRIPTION)
        .integers(Tags.INSTANCE_NUMBER, 7)
        .decimals(Tags.PIXEL_SPACING, 0.143, 0.2)
        .decimals(Tag.of(0x0018, 0x11B7), 1.5)
        .items(
            REFERENCED_IMAGES,
            DataSet.builder()
                .text(REFERENCED_CLASS, "1.2.3")
                .items(PURPOSE, DataSet.builder().text(CODE_VALUE, "121320").build())
                .build(),
            DataSet.builder().build())
        .items(PURPOSE);
  }

  /** A radiograph of 16 bits. */
  static DataSet image(int rows, int columns) {
    byte[] pixels = new byte[2 * rows * columns];
    new Random(7).nextBytes(pixels);
    return image(rows, columns, 16).bytes(Tags.PIXEL_DATA, ValueRepresentation.OW, pixels).build();
  }

  static DataSetBuilder image(int rows, int columns, int bits) {
    return report()
        .integers(Tags.SAMPLES_PER_PIXEL, 1)
        .text(Tags.PHOTOMETRIC_INTERPRETATION, "MONOCHROME2")
        .integers(Tags.ROWS, rows)
        .integers(Tags.COLUMNS, columns)
        .integers(Tags.BITS_ALLOCATED, bits)
        .integers(Tags.BITS_STORED, bits)
        .integers(Tags.HIGH_BIT, bits - 1)
        .integers(Tags.PIXEL_REPRESENTATION, 0);
  }

  static DataSet encapsulated(String offsetTable, String... fragments) {
    List<Bytes> parts = new ArrayList<>();
    for (String fragment : fragments) {
      parts.add(bytes(fragment));
    }
    return image(4, 4, 8)
        .element(
            new Element(
                Tags.PIXEL_DATA, ValueRepresentation.OB, new Fragments(bytes(offsetTable), parts)))
        .build();
  }

  private static Bytes bytes(String text) {
    return new Bytes(text.getBytes(StandardCharsets.ISO_8859_1));
  }
}
