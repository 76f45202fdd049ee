package org.hilum.dicom.net.association;

/** A protocol data unit (PS3.8 9.3). */
sealed interface Pdu
    permits AssociateRequest,
        AssociateAccept,
        AssociateReject,
        Pdu.DataTransfer,
        Pdu.ReleaseRequest,
        Pdu.ReleaseResponse,
        Abort {
  int ASSOCIATE_REQUEST = 1;
  int ASSOCIATE_ACCEPT = 2;
  int ASSOCIATE_REJECT = 3;
  int DATA_TRANSFER = 4;
  int RELEASE_REQUEST = 5;
  int RELEASE_RESPONSE = 6;
  int ABORT = 7;

  /**
   * The beginning of a unit whose fragments are still to be read.
   *
   * @param length bytes that follow
   */
  record DataTransfer(int length) implements Pdu {}

  record ReleaseRequest() implements Pdu {}

  record ReleaseResponse() implements Pdu {}
}
