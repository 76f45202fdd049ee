package org.hilum.dicom.net.association;

/** The end of an association without agreement (PS3.8 table 9-26). */
public record Abort(int source, int reason) implements Pdu {
  private static final int USER = 0;
  private static final int PROVIDER = 2;

  /** An application wants no more; the reason is not significant. */
  public static final Abort BY_USER = new Abort(USER, 0);

  /** A unit began and did not end in time. */
  static final Abort STALLED = new Abort(PROVIDER, 0);

  static final Abort UNRECOGNIZED_PDU = new Abort(PROVIDER, 1);
  static final Abort UNEXPECTED_PDU = new Abort(PROVIDER, 2);
  static final Abort UNEXPECTED_PARAMETER = new Abort(PROVIDER, 5);
  static final Abort INVALID_PARAMETER = new Abort(PROVIDER, 6);
}
