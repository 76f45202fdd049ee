package org.hilum.training.run;

import org.hilum.training.collect.Exclusion;

/** Why an example of a snapshot was not used. */
public enum LeftOut {
  /** Its features are not in the object store any more. */
  FEATURES_MISSING,
  /** There are features, but of another trunk. */
  OTHER_TRUNK,
  /** They cannot be read. */
  FEATURES_DAMAGED,
  /** They are others than when the snapshot was taken. */
  FEATURES_CHANGED,
  /** The base data hold the image, perhaps in another split. */
  IN_BASE;

  static LeftOut of(Exclusion reason) {
    return reason == Exclusion.OTHER_TRUNK ? OTHER_TRUNK : FEATURES_MISSING;
  }
}
