package org.hilum.gateway.admit;

import java.util.function.Function;
import org.hilum.gateway.problem.ProblemType;

/** What became of an image that somebody brought. */
public sealed interface Admission {
  /** It was new; it is durable and announced. */
  record Stored(ImageId imageId) implements Admission {}

  /** The same bytes were stored before; they are announced. */
  record Known(ImageId imageId) implements Admission {}

  /**
   * @param reason the exact reason, a stable word
   * @param problem the same to a client of HTTP
   * @param detail one sentence for people, free of the file's own text
   */
  record Refused(String reason, ProblemType problem, String detail) implements Admission {}

  default <T> T fold(
      Function<Stored, T> stored, Function<Known, T> known, Function<Refused, T> refused) {
    if (this instanceof Stored fresh) {
      return stored.apply(fresh);
    }
    return this instanceof Known duplicate ? known.apply(duplicate) : refused.apply((Refused) this);
  }
}
