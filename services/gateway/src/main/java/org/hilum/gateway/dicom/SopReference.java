package org.hilum.gateway.dicom;

import java.util.Optional;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.Tags;
import org.hilum.dicom.data.Uid;

/** An instance as its sender names it: a name of a patient's image, which nobody logs. */
public record SopReference(Uid sopClass, Uid instance) {

  /** How a data set names itself; empty where it does not. */
  public static Optional<SopReference> of(DataSet dataSet) {
    Optional<Uid> instance = dataSet.uid(Tags.SOP_INSTANCE_UID);
    return dataSet
        .uid(Tags.SOP_CLASS_UID)
        .flatMap(sopClass -> instance.map(uid -> new SopReference(sopClass, uid)));
  }

  @Override
  public String toString() {
    return "SopReference[sopClass=" + sopClass + "]";
  }
}
