package org.hilum.local.peers;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.Tags;
import org.hilum.dicom.data.ValueRepresentation;
import org.hilum.dicom.file.DicomWriter;
import org.hilum.dicom.file.TransferSyntax;
import org.hilum.dicom.net.SopClasses;

/** Files of computed radiography, each of another study, as most radiographs are. */
final class DrawnRadiographs {
  static final String ROOT = "1.2.826.0.1.3680043.2.1143.78";

  private DrawnRadiographs() {}

  /**
   * @param prefix of the files' names, and what tells the instances from others
   * @param bits 8 or 12
   */
  static List<Path> draw(Path folder, int prefix, int count, int side, int bits)
      throws IOException {
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Path file = folder.resolve("%d-%04d.dcm".formatted(prefix, i));
      String instance = "%s.%d.%d".formatted(ROOT, prefix, i + 1);
      Files.write(
          file,
          DicomWriter.file(TransferSyntax.EXPLICIT_LITTLE_ENDIAN, drawn(instance, i, side, bits)));
      files.add(file);
    }
    return files;
  }

  private static DataSet drawn(String instance, int seed, int side, int bits) {
    return DataSet.builder()
        .text(Tags.SOP_CLASS_UID, SopClasses.COMPUTED_RADIOGRAPHY.value())
        .text(Tags.SOP_INSTANCE_UID, instance)
        .text(Tags.STUDY_INSTANCE_UID, instance + ".1")
        .text(Tags.SERIES_INSTANCE_UID, instance + ".1.1")
        .text(Tags.STUDY_DATE, "20250102")
        .text(Tags.MODALITY, "CR")
        .text(Tags.PATIENT_NAME, "Nemo^Nobody")
        .text(Tags.PATIENT_ID, "PID-4711-00")
        .text(Tags.BODY_PART_EXAMINED, "CHEST")
        .text(Tags.VIEW_POSITION, "AP")
        .integers(Tags.SAMPLES_PER_PIXEL, 1)
        .text(Tags.PHOTOMETRIC_INTERPRETATION, "MONOCHROME2")
        .integers(Tags.ROWS, side)
        .integers(Tags.COLUMNS, side)
        .integers(Tags.BITS_ALLOCATED, bits > 8 ? 16 : 8)
        .integers(Tags.BITS_STORED, bits)
        .integers(Tags.HIGH_BIT, bits - 1)
        .integers(Tags.PIXEL_REPRESENTATION, 0)
        .bytes(
            Tags.PIXEL_DATA,
            bits > 8 ? ValueRepresentation.OW : ValueRepresentation.OB,
            pixels(seed, side, bits))
        .build();
  }

  /** A slope with noise, so that compression has something to do. */
  private static byte[] pixels(int seed, int side, int bits) {
    Random noise = new Random(seed);
    int samples = side * side;
    ByteBuffer pixels = ByteBuffer.allocate(samples * (bits > 8 ? 2 : 1));
    pixels.order(ByteOrder.LITTLE_ENDIAN);
    int most = (1 << bits) - 1;
    for (int i = 0; i < samples; i++) {
      int value = Math.min(most, i % side * most / side + noise.nextInt(16));
      if (bits > 8) {
        pixels.putShort((short) value);
      } else {
        pixels.put((byte) value);
      }
    }
    return pixels.array();
  }
}
