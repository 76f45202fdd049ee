package org.hilum.dicom.net.association;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Cuts connections whose time is long over: time-outs of sockets end neither a write nor a TLS
 * handshake that comes byte by byte.
 */
public final class Watchdog implements AutoCloseable {
  private static final Duration ROUND = Duration.ofMillis(500);

  /** So much longer a read may notice by itself, which lets it tell the peer. */
  private static final Duration GRACE = Duration.ofSeconds(1);

  private final Set<Wire> wires = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService rounds =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "dicom-watchdog");
            thread.setDaemon(true);
            return thread;
          });

  public Watchdog() {
    rounds.scheduleWithFixedDelay(
        this::cutTheLate, ROUND.toMillis(), ROUND.toMillis(), TimeUnit.MILLISECONDS);
  }

  void watch(Wire wire) {
    wires.add(wire);
  }

  void leave(Wire wire) {
    wires.remove(wire);
  }

  /** Cuts all that is left. */
  @Override
  public void close() {
    rounds.shutdownNow();
    wires.forEach(Wire::cut);
  }

  private void cutTheLate() {
    wires.stream().filter(wire -> wire.lateness().compareTo(GRACE) > 0).forEach(Wire::cut);
  }
}
