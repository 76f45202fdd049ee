package org.hilum.training.gate;

/** What the policy asks for. */
public enum Criterion {
  AUC_NON_INFERIORITY("auc", "AUC less the champion's", Bound.AT_LEAST, false),
  SENSITIVITY_FLOOR("sensitivity.floor", "sensitivity", Bound.AT_LEAST, false),
  CALIBRATION_CEILING("calibration.ece-ceiling", "calibration error", Bound.AT_MOST, false),
  SUBGROUP_DROP("subgroups.largest-drop", "drop in a group", Bound.AT_MOST, false),
  SENTINEL_FLIPS("sentinels.images", "sentinels decided otherwise", Bound.AT_MOST, true),
  SHADOW_CASES("shadow.minimum-cases", "live cases", Bound.AT_LEAST, true),
  SHADOW_AGREEMENT(
      "shadow.minimum-agreement", "agreement with the champion or readers", Bound.AT_LEAST, false),
  GUARD_POSITIVE_RATE(
      "guards.positive-rate-change", "change of the positive rate", Bound.AT_MOST, false),
  GUARD_AGREEMENT("guards.minimum-agreement", "agreement with readers", Bound.AT_LEAST, false),
  GUARD_CALIBRATION("guards.ece-ceiling", "calibration error on live images", Bound.AT_MOST, false);

  private final String key;
  private final String words;
  private final Bound bound;
  private final boolean isCount;

  Criterion(String key, String words, Bound bound, boolean isCount) {
    this.key = key;
    this.words = words;
    this.bound = bound;
    this.isCount = isCount;
  }

  /** Where it stands in the policy. */
  String key() {
    return key;
  }

  String words() {
    return words;
  }

  Bound bound() {
    return bound;
  }

  /** Values and limits of the same precision wherever they are written. */
  String pattern() {
    return isCount ? "%.0f" : "%.4f";
  }
}
