package org.hilum.training.feedback;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far a run is, as a line between others.
 *
 * @param step what is being done
 * @param share of the step, 0 to 1, where known
 * @param secondsLeft of the step, at most, where known
 */
public record FeedbackProgress(String step, OptionalDouble share, OptionalDouble secondsLeft) {
  private static final Pattern LINE =
      Pattern.compile("progress: ([^:]+)(?:: ([\\d.]+) done, ([\\d.]+) s left)?");

  /** A step that has begun. */
  public static FeedbackProgress of(String step) {
    return new FeedbackProgress(step, OptionalDouble.empty(), OptionalDouble.empty());
  }

  public static FeedbackProgress of(String step, double share, double secondsLeft) {
    return new FeedbackProgress(step, OptionalDouble.of(share), OptionalDouble.of(secondsLeft));
  }

  /** The inverse of {@link #line}; empty for any other line. */
  public static Optional<FeedbackProgress> parse(String line) {
    Matcher found = LINE.matcher(line);
    if (!found.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        found.group(2) == null
            ? of(found.group(1))
            : of(
                found.group(1),
                Double.parseDouble(found.group(2)),
                Double.parseDouble(found.group(3))));
  }

  public String line() {
    return share.isEmpty()
        ? "progress: " + step
        : String.format(
            Locale.ROOT,
            "progress: %s: %.4f done, %.1f s left",
            step,
            share.getAsDouble(),
            secondsLeft.orElse(0));
  }
}
