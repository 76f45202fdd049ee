package org.hilum.storage;

/** What a bucket does with objects that are overwritten or deleted. */
public enum Keeping {
  /** They are gone. */
  NOTHING,
  /** They stay as versions (S3 versioning), until somebody deletes these. */
  VERSIONS,
  /** They stay as versions, which nobody can delete before their time (S3 object lock). */
  LOCKED
}
