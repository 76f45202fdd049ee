package org.hilum.imaging;

import org.hilum.dicom.pixel.PixelRefusal;

/** What refusals of the DICOM library mean here. */
final class DicomRefusals {
  private DicomRefusals() {}

  static UnreadableException unreadable(org.hilum.dicom.file.Refusal reason, String detail) {
    return new UnreadableException(meaning(reason), detail);
  }

  static UnreadableException unreadable(PixelRefusal reason, String detail) {
    return new UnreadableException(meaning(reason), detail);
  }

  private static Refusal meaning(org.hilum.dicom.file.Refusal reason) {
    return switch (reason) {
      case TOO_MANY_BYTES, BOMB -> Refusal.TOO_MANY_BYTES;
      case NO_PREAMBLE, FOREIGN_PREAMBLE, UNKNOWN_CHARACTER_SET -> Refusal.UNSUPPORTED_FORMAT;
      case UNKNOWN_TRANSFER_SYNTAX -> Refusal.UNSUPPORTED_PIXELS;
      case TRUNCATED,
          LYING_LENGTH,
          WRONG_REPRESENTATION,
          MISPLACED_ITEM,
          TOO_DEEP,
          TOO_MANY_ELEMENTS,
          DAMAGED_DEFLATION,
          REPEATED_ELEMENT,
          TWO_PIXEL_DATA,
          PIXELS_WITHOUT_MODULE ->
          Refusal.CORRUPT;
    };
  }

  private static Refusal meaning(PixelRefusal reason) {
    return switch (reason) {
      case TOO_MANY_PIXELS -> Refusal.TOO_MANY_PIXELS;
      case NO_PIXELS, UNSUPPORTED_PIXELS, COLOUR, SEVERAL_FRAMES, TOO_MANY_FRAMES, NO_DECODER ->
          Refusal.UNSUPPORTED_PIXELS;
      case MALFORMED_MODULE, TRUNCATED_PIXELS, CORRUPT_FRAME, MALFORMED_DISPLAY -> Refusal.CORRUPT;
    };
  }
}
