package org.hilum.training.collect;

/** Why nothing can be learned from an image on which there is a verdict. */
public enum Exclusion {
  /** The readers found it unreadable, so it has no label. */
  UNREADABLE,
  /** The verdict is a word that this version does not know. */
  UNKNOWN_LABEL,
  /** It was said to be of patients, or first of none, who belong to different splits. */
  SEVERAL_SPLITS,
  /** Nobody has looked for its features yet. */
  FEATURES_UNCHECKED,
  /** It has not been screened. */
  FEATURES_MISSING,
  /** It was screened, but not by a model on this trunk. */
  OTHER_TRUNK,
  /** The same, and a worker has been asked to make up for it. */
  FEATURES_RECOMPUTING,
  /** The features cannot be read. */
  FEATURES_DAMAGED,
  /** The object store has no such X-ray. */
  UNKNOWN_CASE
}
