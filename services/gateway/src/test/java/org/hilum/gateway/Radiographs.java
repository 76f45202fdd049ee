package org.hilum.gateway;

import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.hilum.dicom.data.Bytes;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.DataSetBuilder;
import org.hilum.dicom.data.Element;
import org.hilum.dicom.data.Fragments;
import org.hilum.dicom.data.Tag;
import org.hilum.dicom.data.Tags;
import org.hilum.dicom.data.ValueRepresentation;
import org.hilum.dicom.file.DicomFile;
import org.hilum.dicom.file.DicomWriter;
import org.hilum.dicom.file.TransferSyntax;
import org.hilum.dicom.net.SopClasses;

/**
 * DICOM files as devices send them, of a patient who does not exist. Each differs from all others.
 */
public final class Radiographs {
  public static final String NAME = "Nemo^Nobody";
  public static final String PATIENT_ID = "PID-4711-00";
  public static final String ACCESSION = "ACC-99-17";
  public static final String STUDY = "1.2.826.0.1.3680043.2.1143.77.1";
  public static final String SERIES = STUDY + ".1";
  public static final String PRIVATE_NOTE = "note of the vendor on Nemo";

  private static final AtomicLong NUMBERS = new AtomicLong(System.nanoTime());
  private static final int SIDE = 96;

  private Radiographs() {}

  /** Root of the UIDs is the same for all, the instance is new. */
  public static DataSetBuilder computed() {
    return computed(SIDE, SIDE);
  }

  /** 12 bits in 16. */
  public static DataSetBuilder computed(int rows, int columns) {
    long number = NUMBERS.incrementAndGet();
    byte[] pixels = new byte[2 * rows * columns];
    new Random(number).nextBytes(pixels);
    for (int i = 1; i < pixels.length; i += 2) {
      pixels[i] &= 0x0F;
    }
    return DataSet.builder()
        .text(Tags.SPECIFIC_CHARACTER_SET, "ISO_IR 100")
        .text(Tags.SOP_CLASS_UID, SopClasses.COMPUTED_RADIOGRAPHY.value())
        .text(Tags.SOP_INSTANCE_UID, SERIES + "." + number)
        .text(Tags.STUDY_INSTANCE_UID, STUDY)
        .text(Tags.SERIES_INSTANCE_UID, SERIES)
        .text(Tags.STUDY_DATE, "20250102")
        .text(Tags.STUDY_TIME, "101112")
        .text(Tags.ACCESSION_NUMBER, ACCESSION)
        .text(Tags.MODALITY, "CR")
        .text(Tags.MANUFACTURER, "Hilum Phantoms")
        .text(Tags.INSTITUTION_NAME, "Hospital of Nowhere")
        .text(Tags.PATIENT_NAME, NAME)
        .text(Tags.PATIENT_ID, PATIENT_ID)
        .text(Tags.PATIENT_BIRTH_DATE, "20210601")
        .text(Tags.PATIENT_SEX, "F")
        .text(Tags.BODY_PART_EXAMINED, "CHEST")
        .text(Tags.VIEW_POSITION, "AP")
        .bytes(Tag.of(0x0009, 0x0010), ValueRepresentation.LO, "HILUM TEST".getBytes())
        .bytes(Tag.of(0x0009, 0x1001), ValueRepresentation.LO, PRIVATE_NOTE.getBytes())
        .integers(Tags.INSTANCE_NUMBER, 1)
        .integers(Tags.SAMPLES_PER_PIXEL, 1)
        .text(Tags.PHOTOMETRIC_INTERPRETATION, "MONOCHROME2")
        .integers(Tags.ROWS, rows)
        .integers(Tags.COLUMNS, columns)
        .integers(Tags.BITS_ALLOCATED, 16)
        .integers(Tags.BITS_STORED, 12)
        .integers(Tags.HIGH_BIT, 11)
        .integers(Tags.PIXEL_REPRESENTATION, 0)
        .text(Tag.of(0x0028, 0x0301), "NO")
        .bytes(Tags.PIXEL_DATA, ValueRepresentation.OW, pixels);
  }

  /**
   * Frames have the form of the syntax where it has some, and no more: the gateway decodes none.
   */
  public static DicomFile file(TransferSyntax syntax, DataSet dataSet) {
    DataSet encoded = syntax.isEncapsulated() ? encapsulated(syntax, dataSet) : dataSet;
    return new DicomFile(syntax, DataSet.builder().build(), encoded);
  }

  public static byte[] bytes(DataSet dataSet) {
    return bytes(TransferSyntax.EXPLICIT_LITTLE_ENDIAN, dataSet);
  }

  public static byte[] bytes(TransferSyntax syntax, DataSet dataSet) {
    return DicomWriter.file(syntax, file(syntax, dataSet).dataSet());
  }

  private static DataSet encapsulated(TransferSyntax syntax, DataSet dataSet) {
    Bytes pixels = (Bytes) dataSet.element(Tags.PIXEL_DATA).orElseThrow().value();
    Bytes frame = new Bytes(Frames.of(syntax, pixels.bytes()));
    Fragments fragments = new Fragments(new Bytes(new byte[0]), List.of(frame));
    return dataSet.toBuilder()
        .element(new Element(Tags.PIXEL_DATA, ValueRepresentation.OB, fragments))
        .build();
  }
}
