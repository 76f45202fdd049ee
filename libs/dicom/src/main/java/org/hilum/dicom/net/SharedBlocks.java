package org.hilum.dicom.net;

import java.util.Collection;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;

/** Memory in blocks that are used again and again, so that nobody has to collect them. */
final class SharedBlocks {
  static final int BLOCK = 1 << 16;

  private final Semaphore left;
  private final Queue<byte[]> unused = new ConcurrentLinkedQueue<>();

  SharedBlocks(long bytes) {
    this.left = new Semaphore(Math.toIntExact(bytes / BLOCK));
  }

  /** A block whose content may be any; empty where all are in use. */
  Optional<byte[]> take() {
    if (!left.tryAcquire()) {
      return Optional.empty();
    }
    return Optional.of(Optional.ofNullable(unused.poll()).orElseGet(() -> new byte[BLOCK]));
  }

  void giveBack(Collection<byte[]> blocks) {
    unused.addAll(blocks);
    left.release(blocks.size());
  }
}
