package org.hilum.gateway.dicom;

import jakarta.inject.Singleton;

/**
 * Takes DICOM instances in, whichever door they come by. What it calls stored or known is durable
 * and announced when it returns; whatever is interrupted on the way is made whole by a retry.
 */
@Singleton
public class DicomAdmission {

  /**
   * @param file of PS3.10
   * @param deviceName who sent it; free of patient data
   * @throws org.hilum.storage.StorageUnavailableException if the store did not take it
   * @throws org.hilum.gateway.announce.BrokerUnavailableException if it is not announced
   */
  public DicomOutcome admit(byte[] file, String deviceName) {
    throw new UnsupportedOperationException("not yet");
  }
}
