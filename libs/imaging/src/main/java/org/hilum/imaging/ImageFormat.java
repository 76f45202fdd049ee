package org.hilum.imaging;

public enum ImageFormat {
  JPEG("image/jpeg"),
  PNG("image/png"),
  DICOM("application/dicom");

  private final String mediaType;

  ImageFormat(String mediaType) {
    this.mediaType = mediaType;
  }

  public String mediaType() {
    return mediaType;
  }
}
