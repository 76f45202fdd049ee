package org.hilum.gateway.care;

import java.util.function.Function;
import org.hilum.gateway.hold.LegalHold;
import org.hilum.gateway.problem.ProblemType;

/** What became of the wish to place a hold. */
sealed interface Placement {
  record Stands(LegalHold hold) implements Placement {}

  /**
   * @param detail one sentence for people
   */
  record Refused(ProblemType problem, String detail) implements Placement {}

  default <T> T fold(Function<LegalHold, T> stands, Function<Refused, T> refused) {
    return this instanceof Stands placed
        ? stands.apply(placed.hold())
        : refused.apply((Refused) this);
  }
}
