package org.hilum.bench.dicom;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.hilum.dicom.data.Bytes;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.DataSetBuilder;
import org.hilum.dicom.data.Element;
import org.hilum.dicom.data.Fragments;
import org.hilum.dicom.data.Tags;
import org.hilum.dicom.data.ValueRepresentation;
import org.hilum.dicom.file.DicomWriter;
import org.hilum.dicom.file.TransferSyntax;

/** One radiograph for each transfer syntax. */
final class RadiographFiles {
  /** Real ones of 3.8 million pixels of 10 bits, where nothing here encodes. */
  static final Map<TransferSyntax, String> OF_DEVICES =
      Map.of(
          TransferSyntax.JPEG_EXTENDED, "cr_other/nema_RG2_JPLY.dcm",
          TransferSyntax.JPEG_LS_LOSSLESS, "cr_other/nema_RG2_JLSL.dcm",
          TransferSyntax.JPEG_LS_NEAR_LOSSLESS, "cr_other/nema_RG2_JLSN.dcm",
          TransferSyntax.JPEG_2000_LOSSLESS, "cr_other/nema_RG2_J2KR.dcm",
          TransferSyntax.JPEG_2000, "cr_other/nema_RG2_J2KI.dcm");

  private static final int MIDDLE = 1 << DrawnRadiograph.BITS - 1;
  private static final int TO_EIGHT_BITS = DrawnRadiograph.BITS - 8;

  private final int[] values = DrawnRadiograph.values();

  /**
   * @param devices folder of real files, which need not be there
   */
  Map<TransferSyntax, byte[]> all(Path devices) {
    Map<TransferSyntax, byte[]> files = new EnumMap<>(TransferSyntax.class);
    for (TransferSyntax syntax :
        List.of(
            TransferSyntax.IMPLICIT_LITTLE_ENDIAN,
            TransferSyntax.EXPLICIT_LITTLE_ENDIAN,
            TransferSyntax.DEFLATED,
            TransferSyntax.EXPLICIT_BIG_ENDIAN)) {
      files.put(syntax, uncompressed(syntax));
    }
    int width = DrawnRadiograph.WIDTH;
    int height = DrawnRadiograph.HEIGHT;
    put(files, TransferSyntax.RLE, RleFrame.of(values, width));
    put(files, TransferSyntax.JPEG_LOSSLESS, LosslessJpegFrame.of(values, width, height, 7));
    put(
        files,
        TransferSyntax.JPEG_LOSSLESS_FIRST_ORDER,
        LosslessJpegFrame.of(values, width, height, 1));
    files.put(
        TransferSyntax.JPEG_BASELINE,
        compressed(TransferSyntax.JPEG_BASELINE, described(8), baseline()));
    OF_DEVICES.forEach(
        (syntax, name) -> {
          if (Files.exists(devices.resolve(name))) {
            files.put(syntax, read(devices.resolve(name)));
          }
        });
    return files;
  }

  byte[] uncompressed(TransferSyntax syntax) {
    ByteBuffer words =
        ByteBuffer.allocate(Short.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (int value : values) {
      words.putShort((short) value);
    }
    DataSet image =
        described(DrawnRadiograph.BITS)
            .bytes(Tags.PIXEL_DATA, ValueRepresentation.OW, words.array())
            .build();
    return DicomWriter.file(syntax, image);
  }

  private static void put(Map<TransferSyntax, byte[]> files, TransferSyntax syntax, byte[] frame) {
    files.put(syntax, compressed(syntax, described(DrawnRadiograph.BITS), frame));
  }

  private static byte[] compressed(TransferSyntax syntax, DataSetBuilder image, byte[] frame) {
    byte[] even = ByteBuffer.allocate(frame.length + frame.length % 2).put(frame).array();
    Fragments pixels = new Fragments(new Bytes(new byte[0]), List.of(new Bytes(even)));
    return DicomWriter.file(
        syntax,
        image.element(new Element(Tags.PIXEL_DATA, ValueRepresentation.OB, pixels)).build());
  }

  private byte[] baseline() {
    BufferedImage image =
        new BufferedImage(
            DrawnRadiograph.WIDTH, DrawnRadiograph.HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < values.length; i++) {
      image
          .getRaster()
          .setSample(
              i % DrawnRadiograph.WIDTH, i / DrawnRadiograph.WIDTH, 0, values[i] >> TO_EIGHT_BITS);
    }
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "jpeg", file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot encode a radiograph", e);
    }
    return file.toByteArray();
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private static DataSetBuilder described(int bits) {
    DataSetBuilder image =
        DataSet.builder()
            .text(Tags.SOP_CLASS_UID, "1.2.840.10008.5.1.4.1.1.1")
            .text(Tags.SOP_INSTANCE_UID, "2.25.1")
            .integers(Tags.SAMPLES_PER_PIXEL, 1)
            .text(Tags.PHOTOMETRIC_INTERPRETATION, "MONOCHROME2")
            .integers(Tags.ROWS, DrawnRadiograph.HEIGHT)
            .integers(Tags.COLUMNS, DrawnRadiograph.WIDTH)
            .integers(Tags.BITS_ALLOCATED, bits == 8 ? 8 : 16)
            .integers(Tags.BITS_STORED, bits)
            .integers(Tags.HIGH_BIT, bits - 1)
            .integers(Tags.PIXEL_REPRESENTATION, 0);
    return bits == 8
        ? image
        : image.decimals(Tags.WINDOW_CENTER, MIDDLE).decimals(Tags.WINDOW_WIDTH, 2 * MIDDLE);
  }
}
