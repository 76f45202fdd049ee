package org.hilum.gateway.destination;

import java.util.function.Function;

/** What became of an attempt to deliver. Reasons are free of patient data. */
public sealed interface DeliveryOutcome {
  /** The destination has all of it. */
  record Delivered() implements DeliveryOutcome {}

  /** It could not take it, or did not say that it has; the same may succeed later. */
  record NotYet(String reason) implements DeliveryOutcome {}

  /** It does not want this; the same will not succeed unless somebody changes something. */
  record Refused(String reason) implements DeliveryOutcome {}

  default <T> T fold(
      Function<Delivered, T> delivered, Function<NotYet, T> notYet, Function<Refused, T> refused) {
    if (this instanceof Delivered done) {
      return delivered.apply(done);
    }
    return this instanceof NotYet later ? notYet.apply(later) : refused.apply((Refused) this);
  }
}
