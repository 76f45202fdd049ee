package org.hilum.dicom.net;

import java.util.Optional;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.DataSetBuilder;
import org.hilum.dicom.data.Tag;
import org.hilum.dicom.data.Uid;

/** An object that a peer speaks of (PS3.3 10.8). */
record ObjectReference(Uid sopClass, Uid sopInstance) {
  private static final Tag SOP_CLASS = Tag.of(0x0008, 0x1150);
  private static final Tag SOP_INSTANCE = Tag.of(0x0008, 0x1155);

  /** Empty where the item names none. */
  static Optional<ObjectReference> of(DataSet item) {
    Optional<Uid> sopClass = item.uid(SOP_CLASS);
    return item.uid(SOP_INSTANCE)
        .filter(instance -> sopClass.isPresent())
        .map(instance -> new ObjectReference(sopClass.get(), instance));
  }

  DataSetBuilder item() {
    return DataSet.builder()
        .text(SOP_CLASS, sopClass.value())
        .text(SOP_INSTANCE, sopInstance.value());
  }
}
