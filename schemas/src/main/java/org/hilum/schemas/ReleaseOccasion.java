package org.hilum.schemas;

/** Why the models that workers must run have changed. */
public enum ReleaseOccasion {
  /** A better model became champion. */
  PROMOTION,
  /** A candidate begins or ends its trial beside the champion. */
  SHADOW,
  /** The previous champion is back. */
  ROLLBACK
}
