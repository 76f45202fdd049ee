package org.hilum.dicom.deidentify;

import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.Uid;

/**
 * Parts a radiograph from the patient's identity (PS3.15 annex E), by a list of what may stay.
 * Deterministic: equal data sets and an equal key give equal results. Thread safe.
 */
public final class Deidentifier {
  private final Pseudonymiser pseudonyms;

  public Deidentifier(Pseudonymiser pseudonyms) {
    this.pseudonyms = pseudonyms;
  }

  /**
   * @param original of computed radiography, digital X-ray or secondary capture
   */
  public Deidentified of(DataSet original) {
    throw new UnsupportedOperationException(pseudonyms + " of " + original);
  }

  /**
   * The unique identifier that stands for this one in what leaves {@link #of}.
   *
   * @param kind study, series or instance
   */
  public Uid uid(Pseudonymiser.Kind kind, String original) {
    return PseudonymousUid.of(pseudonyms.of(kind, original));
  }

  /** The identifier, and the name, that stands for the patient with this identifier. */
  public String patient(String original) {
    return PseudonymousUid.hexadecimal(pseudonyms.of(Pseudonymiser.Kind.PATIENT, original));
  }
}
