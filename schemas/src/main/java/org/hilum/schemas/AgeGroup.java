package org.hilum.schemas;

/** Age of the patient, coarse enough not to identify. */
public enum AgeGroup {
  /** Under one year. */
  INFANT,
  /** One to five years: the ages that the Guangzhou images cover. */
  YOUNG_CHILD,
  /** Six to seventeen years. */
  CHILD,
  ADULT
}
