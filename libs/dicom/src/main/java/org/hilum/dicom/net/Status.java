package org.hilum.dicom.net;

/** What an operation came to (PS3.7 annex C, PS3.4 B.2.3). */
public enum Status {
  SUCCESS(0x0000),
  PROCESSING_FAILURE(0x0110),
  DUPLICATE_SOP_INSTANCE(0x0111),
  NO_SUCH_SOP_INSTANCE(0x0112),
  INVALID_ARGUMENT_VALUE(0x0115),
  INVALID_SOP_INSTANCE(0x0117),
  SOP_CLASS_NOT_SUPPORTED(0x0122),
  NO_SUCH_ACTION(0x0123),
  UNRECOGNIZED_OPERATION(0x0211),
  RESOURCE_LIMITATION(0x0213),
  OUT_OF_RESOURCES(0xA700),
  DATA_SET_DOES_NOT_MATCH_SOP_CLASS(0xA900),
  CANNOT_UNDERSTAND(0xC000);

  private final int code;

  Status(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }
}
