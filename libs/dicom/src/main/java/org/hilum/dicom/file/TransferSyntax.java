package org.hilum.dicom.file;

import java.util.Arrays;
import java.util.Optional;

/** The transfer syntaxes of still images (PS3.5 annex A, PS3.6 annex A). */
public enum TransferSyntax {
  IMPLICIT_LITTLE_ENDIAN("1.2.840.10008.1.2", Encoding.IMPLICIT_LITTLE),
  EXPLICIT_LITTLE_ENDIAN("1.2.840.10008.1.2.1", Encoding.EXPLICIT_LITTLE),
  DEFLATED("1.2.840.10008.1.2.1.99", Encoding.EXPLICIT_LITTLE),
  EXPLICIT_BIG_ENDIAN("1.2.840.10008.1.2.2", Encoding.EXPLICIT_BIG),
  JPEG_BASELINE("1.2.840.10008.1.2.4.50"),
  JPEG_EXTENDED("1.2.840.10008.1.2.4.51"),
  JPEG_LOSSLESS("1.2.840.10008.1.2.4.57"),
  JPEG_LOSSLESS_FIRST_ORDER("1.2.840.10008.1.2.4.70"),
  JPEG_LS_LOSSLESS("1.2.840.10008.1.2.4.80"),
  JPEG_LS_NEAR_LOSSLESS("1.2.840.10008.1.2.4.81"),
  JPEG_2000_LOSSLESS("1.2.840.10008.1.2.4.90"),
  JPEG_2000("1.2.840.10008.1.2.4.91"),
  HTJ2K_LOSSLESS("1.2.840.10008.1.2.4.201"),
  HTJ2K_LOSSLESS_RPCL("1.2.840.10008.1.2.4.202"),
  HTJ2K("1.2.840.10008.1.2.4.203"),
  RLE("1.2.840.10008.1.2.5");

  private final String uid;
  private final Encoding encoding;
  private final boolean isEncapsulated;

  TransferSyntax(String uid, Encoding encoding) {
    this.uid = uid;
    this.encoding = encoding;
    this.isEncapsulated = false;
  }

  /** Pixels in frames of another standard, elements explicit and little endian (PS3.5 A.4). */
  TransferSyntax(String uid) {
    this.uid = uid;
    this.encoding = Encoding.EXPLICIT_LITTLE;
    this.isEncapsulated = true;
  }

  public static Optional<TransferSyntax> of(String uid) {
    return Arrays.stream(values()).filter(it -> it.uid.equals(uid)).findFirst();
  }

  public String uid() {
    return uid;
  }

  public boolean isEncapsulated() {
    return isEncapsulated;
  }

  /** Whether no sample can be another than the one that was stored; of the others some may be. */
  public boolean isLossless() {
    return switch (this) {
      case JPEG_BASELINE, JPEG_EXTENDED, JPEG_LS_NEAR_LOSSLESS, JPEG_2000, HTJ2K -> false;
      default -> true;
    };
  }

  Encoding encoding() {
    return encoding;
  }
}
