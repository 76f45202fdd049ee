package org.hilum.gateway.dicom;

import org.hilum.gateway.admit.ImageId;

/** What became of an entry that was to be added to the index. */
public sealed interface Indexing {
  /** It was not there. */
  record Added() implements Indexing {}

  /**
   * Somebody had claimed the instance long ago and never stored it; it is this image's now.
   *
   * @param abandoned the image that never came
   */
  record TakenOver(ImageId abandoned) implements Indexing {}

  /** It was there: the same instance with the same bytes. */
  record Same() implements Indexing {}

  /**
   * The instance is there with other bytes, which stay.
   *
   * @param first the image that came before
   */
  record Other(ImageId first) implements Indexing {}

  /**
   * The instance was claimed for other bytes just now, and these are not stored yet: they may be on
   * their way, or whoever brought them is gone.
   *
   * @param first the image that may come
   */
  record Pending(ImageId first) implements Indexing {}
}
