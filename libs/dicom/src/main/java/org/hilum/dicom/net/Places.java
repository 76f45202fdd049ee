package org.hilum.dicom.net;

import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A place for each association. Where there is none, the association that has rested longest gives
 * its own away, if it has rested for long enough: a device pauses between two images.
 */
final class Places {
  private static final int PART_OF_IDLE_TIME = 8;
  private static final long CLEARANCE_MS = 2_000;

  private final Semaphore free;
  private final long longEnoughNanos;
  private final Set<ServedAssociation> taken = ConcurrentHashMap.newKeySet();

  Places(ServerLimits limits) {
    this.free = new Semaphore(limits.associations());
    this.longEnoughNanos = limits.timeouts().idle().dividedBy(PART_OF_IDLE_TIME).toNanos();
  }

  /**
   * @return whether there was one
   */
  boolean take(ServedAssociation association) {
    boolean has = free.tryAcquire() || oneGivesWay() && isFreeSoon();
    if (has) {
      taken.add(association);
    }
    return has;
  }

  void giveBack(ServedAssociation association) {
    taken.remove(association);
    free.release();
  }

  int taken() {
    return taken.size();
  }

  private boolean oneGivesWay() {
    long now = System.nanoTime();
    return taken.stream()
        .filter(it -> now - it.restingSince() >= longEnoughNanos)
        .sorted(Comparator.comparingLong(it -> it.restingSince() - now))
        .anyMatch(ServedAssociation::abortAtRest);
  }

  /** It ends in its own thread. */
  private boolean isFreeSoon() {
    try {
      return free.tryAcquire(CLEARANCE_MS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
