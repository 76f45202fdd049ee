package org.hilum.training.data;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.hilum.network.weights.Digest;

/**
 * The part of the data that all images of a patient belong to. It follows from a hash of the token
 * alone, so it stays the same whatever images and patients join.
 */
public final class PatientSplit {
  /** Share of patients that go to validation. */
  public static final double VALIDATION_SHARE = 0.12;

  /** Share of patients whose images are locked away, where no folder says which these are. */
  public static final double TEST_SHARE = 0.15;

  private static final String SALT = "hilum-validation-1:";

  private PatientSplit() {}

  /** The split of a patient whose images arrive one by one. */
  public static Split of(String patient) {
    double place = place(patient);
    if (place < VALIDATION_SHARE) {
      return Split.VALIDATION;
    }
    return place < VALIDATION_SHARE + TEST_SHARE ? Split.TEST : Split.TRAIN;
  }

  /**
   * For data whose test images lie in a folder of their own: these patients' are not among them.
   */
  static boolean isForValidation(String patient) {
    return place(patient) < VALIDATION_SHARE;
  }

  /** From 0 to 1, evenly. */
  private static double place(String patient) {
    String digest = Digest.of((SALT + patient).getBytes(UTF_8));
    // Twelve hexadecimal digits are 48 bits, which a double holds exactly.
    return Long.parseLong(Digest.abbreviated(digest), 16) * 0x1.0p-48;
  }
}
