package org.hilum.inference.consume;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class InFlightTest {
  private final InFlight inFlight = new InFlight(2);

  @Test
  void holdsTheNextBackUntilThereIsRoom() {
    CompletableFuture<Void> afterFirst = inFlight.enter().toCompletableFuture();
    CompletableFuture<Void> afterSecond = inFlight.enter().toCompletableFuture();

    assertThat(afterFirst).isDone();
    assertThat(afterSecond).isNotDone();
    inFlight.leave();
    assertThat(afterSecond).isDone();
  }

  @Test
  void waitsUntilNoneIsInFlight() throws Exception {
    inFlight.enter();
    CompletableFuture.runAsync(
        inFlight::leave, CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS));

    inFlight.awaitNone(Duration.ofSeconds(10));

    assertThat(inFlight.count()).isZero();
  }

  @Test
  void waitsNoLongerThanTheLimit() throws Exception {
    inFlight.enter();

    inFlight.awaitNone(Duration.ofMillis(20));

    assertThat(inFlight.count()).isOne();
  }
}
