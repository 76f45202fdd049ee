package org.hilum.gateway.dicomweb;

/** Media types of PS3.18 8.7. */
final class DicomMediaTypes {
  static final String DICOM = "application/dicom";
  static final String DICOM_JSON = "application/dicom+json";
  static final String MULTIPART_RELATED = "multipart/related";

  private DicomMediaTypes() {}
}
