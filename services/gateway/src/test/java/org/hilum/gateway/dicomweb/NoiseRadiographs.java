package org.hilum.gateway.dicomweb;

import java.util.Random;
import java.util.UUID;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.DataSetBuilder;
import org.hilum.dicom.data.Tag;
import org.hilum.dicom.data.Tags;
import org.hilum.dicom.data.Uid;
import org.hilum.dicom.data.ValueRepresentation;
import org.hilum.dicom.file.DicomWriter;
import org.hilum.dicom.file.TransferSyntax;

/** Digital radiographs of noise, each different from all others. */
public final class NoiseRadiographs {
  public static final String SOP_CLASS = "1.2.840.10008.5.1.4.1.1.1.1";
  public static final int ROWS = 64;
  public static final int COLUMNS = 70;

  private static final Random NOISE = new Random();

  private NoiseRadiographs() {}

  public static Uid uid() {
    return Uid.of(UUID.randomUUID());
  }

  public static DataSetBuilder of(Uid study, Uid series, Uid instance) {
    byte[] pixels = new byte[2 * ROWS * COLUMNS];
    for (int i = 0; i < pixels.length; i += 2) {
      int value = NOISE.nextInt(1 << 12);
      pixels[i] = (byte) value;
      pixels[i + 1] = (byte) (value >> 8);
    }
    return DataSet.builder()
        .text(Tags.SPECIFIC_CHARACTER_SET, "ISO_IR 100")
        .text(Tags.SOP_CLASS_UID, SOP_CLASS)
        .text(Tags.SOP_INSTANCE_UID, instance.value())
        .text(Tags.STUDY_DATE, "20240229")
        .text(Tags.MODALITY, "DX")
        .text(Tags.PATIENT_NAME, "Åström^Ida")
        .text(Tags.PATIENT_ID, "p-4711")
        .text(Tags.PATIENT_SEX, "F")
        .text(Tag.of(0x0010, 0x1010), "004Y")
        .text(Tags.BODY_PART_EXAMINED, "CHEST")
        .text(Tags.VIEW_POSITION, "AP")
        .text(Tags.STUDY_INSTANCE_UID, study.value())
        .text(Tags.SERIES_INSTANCE_UID, series.value())
        .integers(Tags.INSTANCE_NUMBER, 1)
        .integers(Tags.SAMPLES_PER_PIXEL, 1)
        .text(Tags.PHOTOMETRIC_INTERPRETATION, "MONOCHROME2")
        .integers(Tags.ROWS, ROWS)
        .integers(Tags.COLUMNS, COLUMNS)
        .integers(Tags.BITS_ALLOCATED, 16)
        .integers(Tags.BITS_STORED, 12)
        .integers(Tags.HIGH_BIT, 11)
        .integers(Tags.PIXEL_REPRESENTATION, 0)
        .decimals(Tags.WINDOW_CENTER, 2048)
        .decimals(Tags.WINDOW_WIDTH, 4096)
        .text(Tag.of(0x0028, 0x0301), "NO")
        .bytes(Tags.PIXEL_DATA, ValueRepresentation.OW, pixels);
  }

  public static DataSetBuilder any() {
    return of(uid(), uid(), uid());
  }

  public static byte[] file(DataSet dataSet) {
    return DicomWriter.file(TransferSyntax.EXPLICIT_LITTLE_ENDIAN, dataSet);
  }
}
