package org.hilum.gateway.dicom;

import java.util.Optional;
import java.util.function.Function;

/** What became of a DICOM instance that somebody brought. */
public sealed interface DicomOutcome {
  /**
   * It was new; it is durable, indexed and announced.
   *
   * @param sent how its sender names it
   */
  record Stored(StoredInstance instance, SopReference sent) implements DicomOutcome {}

  /**
   * The same was stored before; it is indexed and announced.
   *
   * @param sent how its sender names it
   */
  record Known(StoredInstance instance, SopReference sent) implements DicomOutcome {}

  /**
   * @param detail one sentence for people, free of the file's own text
   * @param sent how its sender names it, where the file says so
   */
  record Refused(DicomRefusal reason, String detail, Optional<SopReference> sent)
      implements DicomOutcome {
    static Refused of(DicomRefusal reason, String detail, SopReference sent) {
      return new Refused(reason, detail, Optional.of(sent));
    }
  }

  default <T> T fold(
      Function<Stored, T> stored, Function<Known, T> known, Function<Refused, T> refused) {
    if (this instanceof Stored fresh) {
      return stored.apply(fresh);
    }
    return this instanceof Known duplicate ? known.apply(duplicate) : refused.apply((Refused) this);
  }
}
