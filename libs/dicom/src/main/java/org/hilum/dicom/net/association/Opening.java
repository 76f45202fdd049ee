package org.hilum.dicom.net.association;

import java.util.function.Function;

/** What a peer answered that was asked for an association. */
public sealed interface Opening<T> {
  record Open<T>(T association) implements Opening<T> {}

  record Rejected<T>(AssociateReject reject) implements Opening<T> {}

  default <R> R fold(Function<T, R> open, Function<AssociateReject, R> rejected) {
    return this instanceof Open<T> it
        ? open.apply(it.association())
        : rejected.apply(((Rejected<T>) this).reject());
  }
}
