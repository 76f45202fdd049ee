package org.hilum.inference.consume;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Since when the worker has each image that it has; thread safe. */
final class Held {
  private final Map<Delivery, Long> since = new ConcurrentHashMap<>();

  void take(Delivery delivery) {
    since.put(delivery, System.nanoTime());
  }

  void letGo(Delivery delivery) {
    since.remove(delivery);
  }

  /** Of the one that it has had for longest; 0 where it has none. */
  double longestSeconds() {
    long now = System.nanoTime();
    double longest = since.values().stream().mapToLong(taken -> now - taken).max().orElse(0);
    return longest / TimeUnit.SECONDS.toNanos(1);
  }
}
