package org.hilum.schemas;

/** What happens to one patient's data. */
public enum CareKind {
  /** Nothing of it may be removed any more. */
  HOLD_PLACED,
  /** It is treated as everybody's again. */
  HOLD_LIFTED,
  /** Whatever is older than this must go. */
  ERASURE_ORDERED,
  /** It has gone, and there is a document that says so. */
  ERASURE_PROVED
}
