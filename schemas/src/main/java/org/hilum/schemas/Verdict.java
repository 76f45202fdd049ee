package org.hilum.schemas;

import java.util.Arrays;
import java.util.Optional;

/** What the radiologist saw. */
public enum Verdict {
  NORMAL,
  /** Pneumonia, its cause not told. */
  PNEUMONIA,
  BACTERIAL_PNEUMONIA,
  VIRAL_PNEUMONIA,
  /** Not to be judged from this image; no label. */
  UNREADABLE;

  /**
   * @param word in any case
   * @return empty if it is none of these
   */
  public static Optional<Verdict> read(String word) {
    return Arrays.stream(values())
        .filter(verdict -> verdict.name().equalsIgnoreCase(word))
        .findFirst();
  }
}
