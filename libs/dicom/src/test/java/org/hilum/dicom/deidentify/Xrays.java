package org.hilum.dicom.deidentify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.DataSetBuilder;
import org.hilum.dicom.data.Tag;
import org.hilum.dicom.data.Tags;
import org.hilum.dicom.data.ValueRepresentation;
import org.hilum.dicom.file.DicomWriter;
import org.hilum.dicom.file.TransferSyntax;

/** Radiographs of a patient, and who takes the patient out of them. */
final class Xrays {
  static final String COMPUTED = "1.2.840.10008.5.1.4.1.1.1";
  static final String DIGITAL = "1.2.840.10008.5.1.4.1.1.1.1";
  static final String CAPTURED_FRAMES = "1.2.840.10008.5.1.4.1.1.7.2";
  static final Tag AGE = Tag.of(0x0010, 0x1010);
  static final Tag CODE_VALUE = Tag.of(0x0008, 0x0100);
  static final Tag CODING_SCHEME = Tag.of(0x0008, 0x0102);
  static final Tag CODE_MEANING = Tag.of(0x0008, 0x0104);

  private Xrays() {}

  /** Not keyed: tests need to know what comes out. */
  static Deidentifier deidentifier() {
    return new Deidentifier(Xrays::hash);
  }

  static byte[] hash(Pseudonymiser.Kind kind, String original) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest((kind + "\0" + original).getBytes(UTF_8));
      return Arrays.copyOf(hash, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  /** Four pixels of 12 bits. */
  static DataSetBuilder image(String sopClass) {
    return DataSet.builder()
        .text(Tags.SPECIFIC_CHARACTER_SET, "ISO_IR 192")
        .text(Tags.SOP_CLASS_UID, sopClass)
        .text(Tags.SOP_INSTANCE_UID, "1.2.3.3")
        .text(Tags.STUDY_DATE, "20240229")
        .text(Tags.MODALITY, "CR")
        .text(Tags.PATIENT_NAME, "Åström^Ida")
        .text(Tags.PATIENT_ID, "4711-A")
        .text(Tags.PATIENT_BIRTH_DATE, "19610704")
        .text(Tags.STUDY_INSTANCE_UID, "1.2.3.1")
        .text(Tags.SERIES_INSTANCE_UID, "1.2.3.2")
        .integers(Tags.SAMPLES_PER_PIXEL, 1)
        .text(Tags.PHOTOMETRIC_INTERPRETATION, "MONOCHROME2")
        .integers(Tags.ROWS, 2)
        .integers(Tags.COLUMNS, 2)
        .integers(Tags.BITS_ALLOCATED, 16)
        .integers(Tags.BITS_STORED, 12)
        .integers(Tags.HIGH_BIT, 11)
        .integers(Tags.PIXEL_REPRESENTATION, 0)
        .bytes(Tags.PIXEL_DATA, ValueRepresentation.OW, new byte[] {1, 2, 3, 4, 5, 6, 7, 8});
  }

  static DataSet code(String scheme, String value, String meaning) {
    return DataSet.builder()
        .text(CODE_VALUE, value)
        .text(CODING_SCHEME, scheme)
        .text(CODE_MEANING, meaning)
        .build();
  }

  /** As a file, each byte a character. */
  static String written(DataSet dataSet) {
    return new String(
        DicomWriter.file(TransferSyntax.EXPLICIT_LITTLE_ENDIAN, dataSet),
        StandardCharsets.ISO_8859_1);
  }
}
