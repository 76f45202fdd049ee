package org.hilum.gateway.report;

import org.hilum.dicom.data.Uid;

/** The model that judged, or would have, in two parts. */
record ModelName(String name, String version) {
  static ModelName of(Screening screening) {
    String[] parts = screening.modelVersion().split("/", 2);
    return new ModelName(parts[0], parts[1]);
  }

  /** Of the software as a device, the same wherever it runs. */
  Uid deviceUid() {
    return Uid.of(DerivedUuid.of("device", name, version));
  }
}
