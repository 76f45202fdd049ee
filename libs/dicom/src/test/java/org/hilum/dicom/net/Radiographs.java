package org.hilum.dicom.net;

import java.util.List;
import java.util.Random;
import org.hilum.dicom.data.Bytes;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.DataSetBuilder;
import org.hilum.dicom.data.Element;
import org.hilum.dicom.data.Fragments;
import org.hilum.dicom.data.Tags;
import org.hilum.dicom.data.Uid;
import org.hilum.dicom.data.ValueRepresentation;
import org.hilum.dicom.file.DicomFile;
import org.hilum.dicom.file.TransferSyntax;

/** Objects that tests send. Their pixels are noise. */
final class Radiographs {
  private Radiographs() {}

  static DicomFile computed(TransferSyntax syntax, int number) {
    return of(SopClasses.COMPUTED_RADIOGRAPHY, syntax, number, 200);
  }

  /**
   * @param side rows and columns of 16 bits
   */
  static DicomFile of(Uid sopClass, TransferSyntax syntax, int number, int side) {
    byte[] pixels = new byte[2 * side * side];
    new Random(number).nextBytes(pixels);
    DataSetBuilder image =
        DataSet.builder()
            .text(Tags.SOP_CLASS_UID, sopClass.value())
            .text(Tags.SOP_INSTANCE_UID, "2.25." + number)
            .text(Tags.PATIENT_ID, "phantom")
            .integers(Tags.SAMPLES_PER_PIXEL, 1)
            .text(Tags.PHOTOMETRIC_INTERPRETATION, "MONOCHROME2")
            .integers(Tags.ROWS, side)
            .integers(Tags.COLUMNS, side)
            .integers(Tags.BITS_ALLOCATED, 16)
            .integers(Tags.BITS_STORED, 16)
            .integers(Tags.HIGH_BIT, 15)
            .integers(Tags.PIXEL_REPRESENTATION, 0);
    if (syntax.isEncapsulated()) {
      Fragments fragments = new Fragments(new Bytes(new byte[0]), List.of(new Bytes(pixels)));
      image.element(new Element(Tags.PIXEL_DATA, ValueRepresentation.OB, fragments));
    } else {
      image.bytes(Tags.PIXEL_DATA, ValueRepresentation.OW, pixels);
    }
    return new DicomFile(syntax, DataSet.builder().build(), image.build());
  }
}
