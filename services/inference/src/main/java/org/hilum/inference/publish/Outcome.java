package org.hilum.inference.publish;

import java.time.Instant;
import java.util.Locale;
import java.util.function.Function;
import org.hilum.inference.screen.Screening;
import org.hilum.schemas.ScreeningFailed;
import org.hilum.schemas.XrayReceived;

/** How the screening of one image ended. */
public sealed interface Outcome {
  /**
   * @param image the event that asked
   * @param screening what the network said
   * @param screenedAt when it said so
   * @param waitedMs from the receipt of the image to the worker's first touch
   * @param fetchMs reading the object
   * @param decodeMs bytes to input
   */
  record Screened(
      XrayReceived image,
      Screening.Judged screening,
      Instant screenedAt,
      double waitedMs,
      double fetchMs,
      double decodeMs)
      implements Outcome {}

  record Failed(ScreeningFailed event) implements Outcome {}

  /** The decision or, where there is none, {@code failed}. */
  default String word() {
    return fold(
        screened -> screened.screening().judgement().decision().name().toLowerCase(Locale.ROOT),
        failed -> "failed");
  }

  /** Why there is no decision, in one of few words; {@code none} where there is one. */
  default String reason() {
    return fold(
        screened -> "none", failed -> failed.event().reason().name().toLowerCase(Locale.ROOT));
  }

  default <T> T fold(Function<Screened, T> screened, Function<Failed, T> failed) {
    return this instanceof Screened result ? screened.apply(result) : failed.apply((Failed) this);
  }
}
