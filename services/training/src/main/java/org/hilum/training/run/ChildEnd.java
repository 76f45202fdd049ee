package org.hilum.training.run;

import java.util.Optional;
import org.hilum.training.feedback.FeedbackTraining;

/**
 * How the process of a run ended.
 *
 * @param exitCode as the shell tells it: 128 and the signal's number if a signal ended it
 * @param lastWords its last line that is no line of a stack trace
 * @param isLate whether it was ended because its time was up
 */
record ChildEnd(int exitCode, String lastWords, boolean isLate) {
  /** What the JVM ends with if told to leave when the heap is full. */
  private static final int HEAP_FULL = 3;

  private static final int KILLED = 128 + 9;

  /** Empty if it did what it had to do. */
  Optional<RunEnd> fault(RunConfig config) {
    if (isLate) {
      return Optional.of(RunEnd.failed("It took longer than %s.".formatted(config.timeout())));
    }
    return switch (exitCode) {
      case 0 -> Optional.empty();
      case FeedbackTraining.TOO_LITTLE -> Optional.of(RunEnd.refused(lastWords));
      case HEAP_FULL ->
          Optional.of(
              RunEnd.failed(
                  "Its process ran out of memory with -Xmx%s.".formatted(config.memory())));
      case KILLED ->
          Optional.of(
              RunEnd.failed("Its process was killed, as the system does where memory is short."));
      default ->
          Optional.of(
              RunEnd.failed("Its process ended with status %d: %s".formatted(exitCode, lastWords)));
    };
  }
}
