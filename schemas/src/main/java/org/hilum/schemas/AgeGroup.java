package org.hilum.schemas;

/** Age of the patient, coarse enough not to identify. */
public enum AgeGroup {
  /** Under one year. */
  INFANT,
  /** One to five years: the ages that the Guangzhou images cover. */
  YOUNG_CHILD,
  /** Six to seventeen years. */
  CHILD,
  ADULT;

  private static final int FIRST_YEAR_OF_CHILD = 6;
  private static final int FIRST_YEAR_OF_ADULT = 18;

  /**
   * @param years completed years of life
   */
  public static AgeGroup of(int years) {
    if (years >= FIRST_YEAR_OF_ADULT) {
      return ADULT;
    }
    if (years >= FIRST_YEAR_OF_CHILD) {
      return CHILD;
    }
    return years >= 1 ? YOUNG_CHILD : INFANT;
  }
}
