package org.hilum.gateway.dicomweb;

/** Media types of PS3.18 8.7. */
public final class DicomMediaTypes {
  public static final String DICOM = "application/dicom";
  public static final String DICOM_JSON = "application/dicom+json";
  public static final String MULTIPART_RELATED = "multipart/related";

  private DicomMediaTypes() {}
}
