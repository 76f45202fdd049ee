package org.hilum.gateway.dicom;

import org.hilum.dicom.net.Status;
import org.hilum.gateway.problem.ProblemType;

/**
 * Why a DICOM instance is not taken. The name stands in the comment to a peer, in the log, in the
 * metric and in the event.
 */
public enum DicomRefusal {
  /** The file is longer than {@code hilum.limits.max-bytes}. */
  TOO_MANY_BYTES(Status.OUT_OF_RESOURCES, ProblemType.TOO_LARGE),
  /**
   * No file of PS3.10; the detail begins with the {@link org.hilum.dicom.file.Refusal}. Or a part
   * of STOW-RS that holds none.
   */
  UNREADABLE(Status.CANNOT_UNDERSTAND, ProblemType.CORRUPT_IMAGE),
  /**
   * Study, series or SOP instance UID, or the SOP class UID, is missing or malformed, or what would
   * be kept of the patient and the study is too long.
   */
  MALFORMED_IDENTITY(Status.CANNOT_UNDERSTAND, ProblemType.CORRUPT_IMAGE),
  /** The data set says another SOP class or instance than the file's head or the peer. */
  CONTRADICTS_REQUEST(Status.DATA_SET_DOES_NOT_MATCH_SOP_CLASS, ProblemType.CORRUPT_IMAGE),
  /** Not one of {@link org.hilum.dicom.net.SopClasses#RADIOGRAPHS}. */
  NO_RADIOGRAPH(Status.SOP_CLASS_NOT_SUPPORTED, ProblemType.UNSUPPORTED_PIXELS),
  NO_PIXELS(Status.DATA_SET_DOES_NOT_MATCH_SOP_CLASS, ProblemType.CORRUPT_IMAGE),
  /** The image pixel module is incomplete or contradicts itself or the pixels. */
  MALFORMED_PIXELS(Status.CANNOT_UNDERSTAND, ProblemType.CORRUPT_IMAGE),
  /** Well formed, but not rendered: several frames, colours, bits, or a codec that is unknown. */
  UNSUPPORTED_PIXELS(Status.CANNOT_UNDERSTAND, ProblemType.UNSUPPORTED_PIXELS),
  TOO_MANY_PIXELS(Status.CANNOT_UNDERSTAND, ProblemType.TOO_MANY_PIXELS),
  TOO_SMALL(Status.CANNOT_UNDERSTAND, ProblemType.TOO_SMALL),
  /** Burned In Annotation is YES: the pixels may name the patient. */
  BURNED_IN_ANNOTATION(Status.CANNOT_UNDERSTAND, ProblemType.BURNED_IN_ANNOTATION),
  /** The same SOP instance UID with other bytes or of another identity; the first stays. */
  DUPLICATE(Status.DUPLICATE_SOP_INSTANCE, ProblemType.DUPLICATE_INSTANCE),
  /** As above, but the first is not stored yet and perhaps never will be: worth another attempt. */
  PENDING(Status.OUT_OF_RESOURCES, ProblemType.DUPLICATE_INSTANCE);

  private final Status status;
  private final ProblemType problem;

  DicomRefusal(Status status, ProblemType problem) {
    this.status = status;
    this.problem = problem;
  }

  /** To a peer of the network; its code is also the failure reason of STOW-RS (PS3.18 I.2). */
  public Status status() {
    return status;
  }

  public ProblemType problem() {
    return problem;
  }
}
