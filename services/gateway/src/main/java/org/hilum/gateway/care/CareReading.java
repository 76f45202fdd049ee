package org.hilum.gateway.care;

import java.util.function.Function;
import org.hilum.gateway.problem.ProblemType;

/** What became of the attempt to read a request. */
sealed interface CareReading {
  record Understood(CareOrder order) implements CareReading {}

  /**
   * @param detail one sentence for people, without a word of the request
   */
  record Refused(ProblemType problem, String detail) implements CareReading {}

  default <T> T fold(Function<CareOrder, T> understood, Function<Refused, T> refused) {
    return this instanceof Understood read
        ? understood.apply(read.order())
        : refused.apply((Refused) this);
  }
}
