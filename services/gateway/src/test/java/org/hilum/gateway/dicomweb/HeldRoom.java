package org.hilum.gateway.dicomweb;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.hilum.dicom.net.Spool;
import org.hilum.gateway.dicom.DicomAdmission;

/** An instance that takes all the memory of admission, for as long as the test wants. */
final class HeldRoom implements Spool {
  private static final long ALL = 50_000_000_000L;

  private final CountDownLatch taken = new CountDownLatch(1);
  private final CountDownLatch left = new CountDownLatch(1);
  private boolean isLookedAt;

  void take(DicomAdmission admission) {
    try {
      admission.admit(this, "test", Optional.empty());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void awaitTaken() throws InterruptedException {
    taken.await();
  }

  void leave() {
    left.countDown();
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    throw new UnsupportedOperationException("nobody writes it");
  }

  @Override
  public long size() {
    return ALL;
  }

  /** First its head is looked at, outside; then it is read, inside. */
  @Override
  public InputStream content() {
    if (isLookedAt) {
      taken.countDown();
      try {
        left.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    isLookedAt = true;
    return InputStream.nullInputStream();
  }

  @Override
  public void close() {}
}
