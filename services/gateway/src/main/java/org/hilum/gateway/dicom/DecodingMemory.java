package org.hilum.gateway.dicom;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Memory in which stored objects are read and decoded: a quarter of the heap, apart from that of
 * admission, so that no crowd of viewers keeps a device out. Only what is larger borrows the rest
 * from admission, while it is decoded.
 */
@Singleton
public class DecodingMemory {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final MemoryBudget own;
  private final MemoryBudget admission;
  private final Duration patience;

  @Inject
  DecodingMemory(MemoryBudget admission) {
    this(new MemoryBudget(Runtime.getRuntime().maxMemory() / 4), admission, PATIENCE);
  }

  DecodingMemory(MemoryBudget own, MemoryBudget admission, Duration patience) {
    this.own = own;
    this.admission = admission;
    this.patience = patience;
  }

  /** Whether so much can be kept until an answer is sent. */
  public boolean canKeep(long bytes) {
    return bytes <= own.largest();
  }

  /** Whether so much can be had to decode an image in. */
  public boolean canDecode(long bytes) {
    return bytes <= own.largest() + admission.largest();
  }

  /**
   * For as long as its holder likes; all that there is, where more is asked for.
   *
   * @throws MemoryShortageException if there is no room in time
   */
  public Share keep(long bytes) {
    return share(Math.min(bytes, own.largest()), 0);
  }

  /**
   * For the time that an image is decoded: devices may be waiting.
   *
   * @param bytes that {@link #canDecode can be had}
   * @throws MemoryShortageException if there is no room in time
   */
  public Share decode(long bytes) {
    long ofOwn = Math.min(bytes, own.largest());
    return share(ofOwn, bytes - ofOwn);
  }

  private Share share(long ofOwn, long borrowed) {
    if (!own.take(ofOwn, patience)) {
      throw new MemoryShortageException(ofOwn + borrowed);
    }
    if (borrowed > 0 && !admission.take(borrowed, patience)) {
      own.giveBack(ofOwn);
      throw new MemoryShortageException(ofOwn + borrowed);
    }
    return new Share(ofOwn, borrowed);
  }

  /** To be given back, from any thread. */
  public final class Share implements AutoCloseable {
    private final long ofOwn;
    private final long borrowed;
    private final AtomicBoolean isGivenBack = new AtomicBoolean();

    private Share(long ofOwn, long borrowed) {
      this.ofOwn = ofOwn;
      this.borrowed = borrowed;
    }

    @Override
    public void close() {
      if (isGivenBack.compareAndSet(false, true)) {
        own.giveBack(ofOwn);
        if (borrowed > 0) {
          admission.giveBack(borrowed);
        }
      }
    }
  }
}
