package org.hilum.local.journey;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.Tags;
import org.hilum.dicom.data.ValueRepresentation;
import org.hilum.dicom.file.DicomWriter;
import org.hilum.dicom.file.TransferSyntax;

/** Files of computed radiography, each an object of its own. */
final class DicomPhantom {
  static final int WIDTH = 500;
  static final int HEIGHT = 460;

  private static final String PATIENT = "phantom-4711";
  private static final String NAME = "Phantom^Synthetic";

  /** What of them must never be seen behind the door. */
  static final List<String> IDENTITY = List.of(PATIENT, NAME);

  private static final AtomicInteger NUMBER = new AtomicInteger();

  private DicomPhantom() {}

  static byte[] radiograph(String bodyPart) {
    return radiograph(bodyPart, PATIENT);
  }

  /**
   * @param patient as a hospital names them
   */
  static byte[] radiograph(String bodyPart, String patient) {
    int number = NUMBER.incrementAndGet();
    return DicomWriter.file(
        TransferSyntax.EXPLICIT_LITTLE_ENDIAN,
        DataSet.builder()
            .text(Tags.SOP_CLASS_UID, "1.2.840.10008.5.1.4.1.1.1")
            .text(Tags.SOP_INSTANCE_UID, "2.25.1." + number)
            .text(Tags.STUDY_INSTANCE_UID, "2.25.2." + number)
            .text(Tags.SERIES_INSTANCE_UID, "2.25.3." + number)
            .text(Tags.PATIENT_ID, patient)
            .text(Tags.PATIENT_NAME, NAME)
            .text(Tags.MODALITY, "CR")
            .text(Tags.BODY_PART_EXAMINED, bodyPart)
            .text(Tags.VIEW_POSITION, "PA")
            .integers(Tags.SAMPLES_PER_PIXEL, 1)
            .text(Tags.PHOTOMETRIC_INTERPRETATION, "MONOCHROME2")
            .integers(Tags.ROWS, HEIGHT)
            .integers(Tags.COLUMNS, WIDTH)
            .integers(Tags.BITS_ALLOCATED, 16)
            .integers(Tags.BITS_STORED, 12)
            .integers(Tags.HIGH_BIT, 11)
            .integers(Tags.PIXEL_REPRESENTATION, 0)
            .bytes(Tags.PIXEL_DATA, ValueRepresentation.OW, pixels(number))
            .build());
  }

  private static byte[] pixels(int seed) {
    Random random = new Random(seed);
    ByteBuffer pixels = ByteBuffer.allocate(2 * WIDTH * HEIGHT).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
      pixels.putShort((short) (4 * (i % WIDTH) + random.nextInt(500)));
    }
    return pixels.array();
  }
}
