package org.hilum.gateway.dicomweb.retrieve;

import org.hilum.dicom.file.TransferSyntax;

/** The media types of compressed frames (PS3.18 8.7.3.3). */
final class FrameMediaTypes {
  static final String UNCOMPRESSED = "application/octet-stream";

  private FrameMediaTypes() {}

  static String of(TransferSyntax syntax) {
    return switch (syntax) {
      case JPEG_BASELINE, JPEG_EXTENDED, JPEG_LOSSLESS, JPEG_LOSSLESS_FIRST_ORDER -> "image/jpeg";
      case JPEG_LS_LOSSLESS, JPEG_LS_NEAR_LOSSLESS -> "image/jls";
      case JPEG_2000_LOSSLESS, JPEG_2000 -> "image/jp2";
      case HTJ2K_LOSSLESS, HTJ2K_LOSSLESS_RPCL, HTJ2K -> "image/jphc";
      case RLE -> "image/dicom-rle";
      case IMPLICIT_LITTLE_ENDIAN, EXPLICIT_LITTLE_ENDIAN, DEFLATED, EXPLICIT_BIG_ENDIAN ->
          UNCOMPRESSED;
    };
  }
}
