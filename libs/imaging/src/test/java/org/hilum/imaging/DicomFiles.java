package org.hilum.imaging;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.IntBinaryOperator;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.DataSetBuilder;
import org.hilum.dicom.data.Tags;
import org.hilum.dicom.data.ValueRepresentation;
import org.hilum.dicom.file.DicomWriter;
import org.hilum.dicom.file.TransferSyntax;

/** Radiographs that tests put together. */
final class DicomFiles {
  static final String COMPUTED_RADIOGRAPHY = "1.2.840.10008.5.1.4.1.1.1";
  static final String SECONDARY_CAPTURE = "1.2.840.10008.5.1.4.1.1.7";

  private DicomFiles() {}

  /** The picture of the other formats, 0 to 4095 for 0 to 255, shown from black to white. */
  static DataSetBuilder radiograph(int width, int height) {
    return withPixels(
            described(width, height, 12),
            width,
            height,
            (x, y) -> (Pictures.intensity(x, y, width, height) * 4095 + 127) / 255)
        .decimals(Tags.WINDOW_CENTER, 2048)
        .decimals(Tags.WINDOW_WIDTH, 4096);
  }

  /** Of 8 bits, without a window. */
  static DataSetBuilder captured(int width, int height) {
    byte[] pixels = new byte[width * height];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) Pictures.intensity(i % width, i / width, width, height);
    }
    return described(width, height, 8).bytes(Tags.PIXEL_DATA, ValueRepresentation.OB, pixels);
  }

  static DataSetBuilder withPixels(
      DataSetBuilder image, int width, int height, IntBinaryOperator value) {
    ByteBuffer pixels = ByteBuffer.allocate(2 * width * height).order(ByteOrder.LITTLE_ENDIAN);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        pixels.putShort((short) value.applyAsInt(x, y));
      }
    }
    return image.bytes(Tags.PIXEL_DATA, ValueRepresentation.OW, pixels.array());
  }

  /** Red where the picture is white. */
  static DataSetBuilder coloured(int width, int height) {
    byte[] pixels = new byte[3 * width * height];
    for (int i = 0; i < width * height; i++) {
      pixels[3 * i] = (byte) Pictures.intensity(i % width, i / width, width, height);
    }
    return described(width, height, 8)
        .integers(Tags.SAMPLES_PER_PIXEL, 3)
        .text(Tags.PHOTOMETRIC_INTERPRETATION, "RGB")
        .integers(Tags.PLANAR_CONFIGURATION, 0)
        .bytes(Tags.PIXEL_DATA, ValueRepresentation.OB, pixels);
  }

  static byte[] file(DataSetBuilder image) {
    return DicomWriter.file(TransferSyntax.EXPLICIT_LITTLE_ENDIAN, image.build());
  }

  private static DataSetBuilder described(int width, int height, int bits) {
    return DataSet.builder()
        .text(Tags.SOP_CLASS_UID, COMPUTED_RADIOGRAPHY)
        .text(Tags.SOP_INSTANCE_UID, "2.25.1")
        .integers(Tags.SAMPLES_PER_PIXEL, 1)
        .text(Tags.PHOTOMETRIC_INTERPRETATION, "MONOCHROME2")
        .integers(Tags.ROWS, height)
        .integers(Tags.COLUMNS, width)
        .integers(Tags.BITS_ALLOCATED, bits <= 8 ? 8 : 16)
        .integers(Tags.BITS_STORED, bits)
        .integers(Tags.HIGH_BIT, bits - 1)
        .integers(Tags.PIXEL_REPRESENTATION, 0);
  }
}
