package org.hilum.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class ThroughputTest {
  private static final Duration WINDOW = Duration.ofMillis(60);

  @Test
  void addsUpWhatAllCallersDo() {
    Runnable tenMilliseconds = () -> LockSupport.parkNanos(10_000_000);
    assertThat(Throughput.perSecond(1, WINDOW, tenMilliseconds)).isBetween(20.0, 101.0);
    assertThat(Throughput.perSecond(3, WINDOW, tenMilliseconds)).isBetween(103.0, 303.0);
  }

  @Test
  void failsWhenTheWorkFails() {
    assertThatThrownBy(
            () ->
                Throughput.perSecond(
                    2,
                    WINDOW,
                    () -> {
                      throw new IllegalArgumentException("no");
                    }))
        .hasRootCauseMessage("no");
  }
}
