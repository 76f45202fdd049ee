package org.hilum.inference.screen;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;

/**
 * How a batch's time in the network divides: the shared trunks, and the tails that stand on them.
 */
final class NetworkTimes {
  private final Timer trunk;
  private final Timer tail;

  NetworkTimes(MeterRegistry meters) {
    this.trunk = meters.timer("hilum.screening.network", "part", "trunk");
    this.tail = meters.timer("hilum.screening.network", "part", "tail");
  }

  /**
   * @param nanos of a batch in the network
   * @param tailNanos of these in tails
   */
  void record(long nanos, long tailNanos) {
    trunk.record(nanos - tailNanos, TimeUnit.NANOSECONDS);
    tail.record(tailNanos, TimeUnit.NANOSECONDS);
  }
}
