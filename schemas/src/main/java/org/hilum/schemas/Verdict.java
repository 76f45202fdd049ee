package org.hilum.schemas;

/** What the radiologist saw. */
public enum Verdict {
  NORMAL,
  /** Pneumonia, its cause not told. */
  PNEUMONIA,
  BACTERIAL_PNEUMONIA,
  VIRAL_PNEUMONIA,
  /** Not to be judged from this image; no label. */
  UNREADABLE
}
