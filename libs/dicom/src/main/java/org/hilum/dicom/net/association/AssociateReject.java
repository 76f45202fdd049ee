package org.hilum.dicom.net.association;

/** Why there is no association (PS3.8 table 9-21). */
public record AssociateReject(int result, int source, int reason) implements Pdu {
  private static final int PERMANENT = 1;
  private static final int TRANSIENT = 2;
  private static final int USER = 1;
  private static final int ACSE = 2;
  private static final int PRESENTATION = 3;

  public static final AssociateReject UNKNOWN_APPLICATION_CONTEXT =
      new AssociateReject(PERMANENT, USER, 2);
  public static final AssociateReject UNKNOWN_CALLING_TITLE =
      new AssociateReject(PERMANENT, USER, 3);
  public static final AssociateReject UNKNOWN_CALLED_TITLE =
      new AssociateReject(PERMANENT, USER, 7);
  public static final AssociateReject UNKNOWN_PROTOCOL_VERSION =
      new AssociateReject(PERMANENT, ACSE, 2);
  public static final AssociateReject LOCAL_LIMIT_EXCEEDED =
      new AssociateReject(TRANSIENT, PRESENTATION, 2);
}
