package org.hilum.gateway.dicomweb.retrieve;

/**
 * A form in which something can be had.
 *
 * @param type media type, of the parts where it is multipart
 * @param isMultipart whether in {@code multipart/related}
 * @param transferSyntax its UID; empty where there is none
 * @param isDefault whether it is what clients mean that name no transfer syntax
 */
record Offer(String type, boolean isMultipart, String transferSyntax, boolean isDefault) {

  static Offer single(String type) {
    return new Offer(type, false, "", true);
  }

  static Offer parts(String type) {
    return new Offer(type, true, "", true);
  }

  /** As a header names it. */
  String contentType() {
    return transferSyntax.isEmpty() ? type : type + "; transfer-syntax=" + transferSyntax;
  }
}
