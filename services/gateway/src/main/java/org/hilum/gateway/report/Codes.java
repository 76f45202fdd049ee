package org.hilum.gateway.report;

import org.hilum.schemas.Decision;
import org.hilum.schemas.FailureReason;
import org.hilum.schemas.IndeterminateReason;
import org.hilum.schemas.ScreeningFailed;

/** The concepts of the reports (PS3.16 annex D, SNOMED CT, UCUM). */
final class Codes {
  /** For what no public scheme has a code for. Designators of others begin otherwise (8.2). */
  static final String OWN_SCHEME = "99HILUM";

  static final Code REPORT = Code.dcm("126000", "Imaging Measurement Report");
  static final Code LANGUAGE = Code.dcm("121049", "Language of Content Item and Descendants");
  static final Code ENGLISH = new Code("en", "RFC5646", "English");
  static final Code OBSERVER_TYPE = Code.dcm("121005", "Observer Type");
  static final Code DEVICE = Code.dcm("121007", "Device");
  static final Code OBSERVER_UID = Code.dcm("121012", "Device Observer UID");
  static final Code OBSERVER_NAME = Code.dcm("121013", "Device Observer Name");
  static final Code OBSERVER_MANUFACTURER = Code.dcm("121014", "Device Observer Manufacturer");
  static final Code OBSERVER_MODEL = Code.dcm("121015", "Device Observer Model Name");
  static final Code PROCEDURE_REPORTED = Code.dcm("121058", "Procedure reported");
  static final Code CHEST_XRAY = Code.snomed("399208008", "Plain chest X-ray");
  static final Code IMAGING = Code.snomed("363679005", "Imaging");
  static final Code IMAGE_LIBRARY = Code.dcm("111028", "Image Library");
  static final Code IMAGE_LIBRARY_GROUP = Code.dcm("126200", "Image Library Group");
  static final Code MEASUREMENTS = Code.dcm("126010", "Imaging Measurements");
  static final Code MEASUREMENT_GROUP = Code.dcm("125007", "Measurement Group");
  static final Code TRACKING_IDENTIFIER = Code.dcm("112039", "Tracking Identifier");
  static final Code TRACKING_UID = Code.dcm("112040", "Tracking Unique Identifier");
  static final Code ALGORITHM_NAME = Code.dcm("111001", "Algorithm Name");
  static final Code ALGORITHM_VERSION = Code.dcm("111003", "Algorithm Version");
  static final Code FINDING = Code.dcm("121071", "Finding");
  static final Code PNEUMONIA = Code.snomed("233604007", "Pneumonia");
  static final Code BACTERIAL_PNEUMONIA = Code.snomed("53084003", "Bacterial pneumonia");
  static final Code VIRAL_PNEUMONIA = Code.snomed("75570004", "Viral pneumonia");

  /** The likelihood that the finding is there, in percent (as TID 4104 row 12). */
  static final Code CERTAINTY = Code.dcm("111012", "Certainty of Finding");

  static final Code PERCENT = new Code("%", "UCUM", "Percent");
  static final Code SOURCE_OF_MEASUREMENT = Code.dcm("121112", "Source of Measurement");
  static final Code ILLUSTRATION = Code.dcm("121200", "Illustration of ROI");
  static final Code QUALITATIVE = new Code("C0034375", "UMLS", "Qualitative Evaluations");
  static final Code COMMENT = Code.dcm("121106", "Comment");
  static final Code PROCESSED_IMAGE =
      Code.dcm("121322", "Source image for image processing operation");

  static final Code THRESHOLD = own("THRESHOLD", "Certainty from which an image is flagged");
  static final Code DECISION = own("DECISION", "Screening decision");
  static final Code REASON = own("REASON", "Reason for no decision");

  static final Code NOT_SCREENED =
      own("NOT_SCREENED", "Not screened, never to be counted as clear");

  private Codes() {}

  static Code of(Decision decision) {
    return switch (decision) {
      case FLAGGED -> own("FLAGGED", "Flagged for early reading");
      case CLEAR -> own("CLEAR", "Not flagged");
      case INDETERMINATE -> own("INDETERMINATE", "Indeterminate, never to be counted as negative");
    };
  }

  static Code of(IndeterminateReason reason) {
    return switch (reason) {
      case UNLIKE_TRAINING_IMAGES -> own("UNLIKE", "Unlike the training images");
    };
  }

  /** By the finest word that is known here. */
  static Code of(ScreeningFailed failure) {
    return switch (failure.word()) {
      case ScreeningFailed.OUT_OF_SCOPE_MODALITY ->
          own("SCOPE_MODALITY", "Not of a modality that the model judges");
      case ScreeningFailed.OUT_OF_SCOPE_BODY_PART ->
          own("SCOPE_BODY_PART", "Not of a body part that the model judges");
      default -> of(failure.reason());
    };
  }

  private static Code of(FailureReason reason) {
    return switch (reason) {
      case OBJECT_MISSING -> own("OBJECT_MISSING", "The stored image is gone");
      case DIGEST_MISMATCH -> own("DIGEST_MISMATCH", "The stored image is not the one that came");
      case UNSUPPORTED_FORMAT -> own("FORMAT", "Not a kind of image file that is read");
      case UNSUPPORTED_PIXELS -> own("PIXELS", "Pixels of a kind that is not read");
      case CORRUPT -> own("CORRUPT", "The image cannot be decoded");
      case TOO_LARGE -> own("TOO_LARGE", "The image is too large");
      case TOO_SMALL -> own("TOO_SMALL", "The image is too small");
      case OUT_OF_SCOPE_VIEW -> own("SCOPE_VIEW", "Not a view that the model judges");
      case OUT_OF_SCOPE_AGE -> own("SCOPE_AGE", "Not of an age that the model judges");
    };
  }

  private static Code own(String value, String meaning) {
    return new Code(value, OWN_SCHEME, meaning);
  }
}
