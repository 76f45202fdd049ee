package org.hilum.gateway.dicom;

import jakarta.inject.Singleton;
import org.hilum.gateway.admit.Admission;
import org.hilum.gateway.admit.Gatekeeper;
import org.hilum.schemas.XrayLabels;

/**
 * Takes bytes of any format, which they tell themselves. A DICOM file speaks for itself too: of
 * what was said beside it only the device counts.
 */
@Singleton
public class Reception {
  private final Gatekeeper pictures;
  private final DicomAdmission instances;

  Reception(Gatekeeper pictures, DicomAdmission instances) {
    this.pictures = pictures;
    this.instances = instances;
  }

  /**
   * @throws org.hilum.storage.StorageUnavailableException if the store did not take it
   * @throws org.hilum.gateway.announce.BrokerUnavailableException if it is not announced
   */
  public Admission admit(byte[] image, XrayLabels description) {
    if (!DicomFormat.isOf(image)) {
      return pictures.admit(image, description);
    }
    return instances
        .admit(image, description.deviceId())
        .fold(
            stored -> new Admission.Stored(stored.instance().imageId()),
            known -> new Admission.Known(known.instance().imageId()),
            refused ->
                new Admission.Refused(
                    refused.reason().name(), refused.reason().problem(), refused.detail()));
  }
}
