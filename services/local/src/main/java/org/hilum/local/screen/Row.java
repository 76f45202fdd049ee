package org.hilum.local.screen;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Function;
import org.hilum.schemas.Judgement;
import org.hilum.schemas.ScreeningFailed;

/** What became of one file. */
public sealed interface Row {
  Path file();

  /** The network judged it. */
  record Judged(Path file, Judgement judgement, Duration took) implements Row {}

  /** It was accepted and could not be screened; that is a result as well. */
  record Failed(Path file, ScreeningFailed failure, Duration took) implements Row {}

  /** The gateway did not take it. */
  record Refused(Path file, int status, String problem) implements Row {}

  /** It was accepted and no result came in time. */
  record Unanswered(Path file, Duration waited) implements Row {}

  /** Whether the image got its result. */
  default boolean isAnswered() {
    return this instanceof Judged || this instanceof Failed;
  }

  default <T> T fold(
      Function<Judged, T> judged,
      Function<Failed, T> failed,
      Function<Refused, T> refused,
      Function<Unanswered, T> unanswered) {
    if (this instanceof Judged row) {
      return judged.apply(row);
    }
    if (this instanceof Failed row) {
      return failed.apply(row);
    }
    if (this instanceof Refused row) {
      return refused.apply(row);
    }
    return unanswered.apply((Unanswered) this);
  }
}
