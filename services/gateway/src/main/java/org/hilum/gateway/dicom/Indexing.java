package org.hilum.gateway.dicom;

import org.hilum.gateway.admit.ImageId;

/** What became of an entry that was to be added to the index. */
public sealed interface Indexing {
  /** It was not there. */
  record Added() implements Indexing {}

  /** It was there: the same instance with the same bytes. */
  record Same() implements Indexing {}

  /**
   * The instance is there with other bytes, which stay.
   *
   * @param first the image that came before
   */
  record Other(ImageId first) implements Indexing {}
}
