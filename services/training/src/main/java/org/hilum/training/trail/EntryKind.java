package org.hilum.training.trail;

/** What an entry of the audit trail is about. */
public enum EntryKind {
  /** The gateway has taken an image. */
  RECEIVED,
  /** The champion and the models on trial have judged an image. */
  SCREENED,
  /** An image could not be screened. */
  FAILED,
  /** Triage has put an image before others. */
  FLAGGED,
  /** A reader has given a verdict. */
  REVIEWED,
  /** Somebody has settled an image on which readers disagreed. */
  RESOLVED,
  /** A training run has ended. */
  TRAINED,
  /** A model is complete in the registry. */
  REGISTERED,
  /** A gate or a guard has decided on a model. */
  JUDGED,
  /** The models that workers must run have changed: promotion, trial, rollback. */
  RELEASED,
  /** A legal hold was placed on one patient's data. */
  HELD,
  /** A legal hold was lifted. */
  LIFTED,
  /** Somebody has ordered that one patient's data be erased, and it was done here. */
  ERASED,
  /** They are erased everywhere; the digest is that of the proof. */
  PROVED
}
