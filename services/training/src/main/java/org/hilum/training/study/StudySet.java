package org.hilum.training.study;

/** Images that a run speaks about. */
public enum StudySet {
  /** Validation images as they are. */
  VALIDATION,
  /**
   * The same under acquisition stress, then the same freshly altered; choices are made on these.
   */
  STRESSED,
  /** The locked test images. */
  TEST
}
