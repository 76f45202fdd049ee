package org.hilum.gateway.dicomweb.retrieve;

import java.util.ArrayList;
import java.util.List;
import org.hilum.dicom.file.TransferSyntax;
import org.hilum.gateway.dicomweb.DicomMediaTypes;

/** The forms in which an object can be had (PS3.18 8.7.3.5): as it is, and uncompressed. */
final class ObjectForm {
  private ObjectForm() {}

  static List<Offer> offers(TransferSyntax stored, boolean isMultipart) {
    TransferSyntax plain = TransferSyntax.EXPLICIT_LITTLE_ENDIAN;
    boolean canBePlain = Frames.canBeUncompressed(stored);
    List<Offer> offers = new ArrayList<>();
    boolean isDefault = stored == plain || !canBePlain;
    offers.add(new Offer(DicomMediaTypes.DICOM, isMultipart, stored.uid(), isDefault));
    if (stored != plain && canBePlain) {
      offers.add(new Offer(DicomMediaTypes.DICOM, isMultipart, plain.uid(), true));
    }
    return offers;
  }
}
