package org.hilum.gateway.dicom;

import org.hilum.dicom.data.Uid;

/** An instance as its sender names it: the names of a patient's images, which nobody logs. */
public record SopReference(Uid sopClass, Uid instance) {
  @Override
  public String toString() {
    return "SopReference[sopClass=" + sopClass + "]";
  }
}
