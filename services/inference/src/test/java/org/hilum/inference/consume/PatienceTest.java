package org.hilum.inference.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PatienceTest {
  private final Patience patience = new Patience(Duration.ofMillis(1), Duration.ofMillis(4));

  @Test
  void repeatsUntilItWorks() {
    AtomicInteger attempts = new AtomicInteger();

    String result =
        patience.untilItWorks(
            () -> {
              if (attempts.incrementAndGet() < 10) {
                throw new IllegalStateException("away");
              }
              return "done";
            });

    assertThat(result).isEqualTo("done");
    assertThat(attempts).hasValue(10);
  }

  @Test
  void tellsTheTroubleWhileItLasts() {
    AtomicBoolean away = new AtomicBoolean(true);
    CompletableFuture<Boolean> step = CompletableFuture.supplyAsync(() -> stepThat(away));

    await()
        .untilAsserted(
            () ->
                assertThat(patience.trouble())
                    .hasValueSatisfying(reason -> assertThat(reason).contains("store is away")));
    away.set(false);
    assertThat(step.join()).isTrue();
    assertThat(patience.trouble()).isEmpty();
  }

  @Test
  void givesUpAtTheEnd() {
    patience.end();

    assertThatThrownBy(() -> stepThat(new AtomicBoolean(true)))
        .isInstanceOf(CancellationException.class);
  }

  private boolean stepThat(AtomicBoolean isAway) {
    return patience.untilItWorks(
        () -> {
          if (isAway.get()) {
            throw new IllegalStateException("store is away");
          }
          return true;
        });
  }
}
