package org.hilum.bench.stream;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import org.hilum.bench.image.PhantomFiles;
import org.hilum.bench.stack.RunningStack;

/** Uploads as fast as the gateway takes, and waits until every image has its result. */
final class Flood {
  private static final int UPLOADERS = 4;
  private static final long POLL_MS = 200;
  private static final Duration STALL = Duration.ofSeconds(120);

  private final RunningStack stack;
  private final PhantomFiles files;
  private final AtomicLong serial = new AtomicLong();

  Flood(RunningStack stack, PhantomFiles files) {
    this.stack = stack;
    this.files = files;
  }

  /**
   * @param images how many
   * @param reached told how many results there are, now and then
   * @return from the first upload to the last result
   * @throws IllegalStateException if an image fails or results stop coming
   */
  Duration run(int images, LongConsumer reached)
      throws IOException, SQLException, InterruptedException {
    try (ReadingList list = new ReadingList(stack)) {
      long before = list.results();
      long began = System.nanoTime();
      List<CompletableFuture<Void>> uploads = upload(serial.get() + images);
      long done = 0;
      long changed = began;
      while (done < images) {
        Thread.sleep(POLL_MS);
        requireProgress(list, uploads, changed);
        long now = list.results() - before;
        changed = now > done ? System.nanoTime() : changed;
        done = now;
        reached.accept(done);
      }
      return Duration.ofNanos(System.nanoTime() - began);
    }
  }

  private List<CompletableFuture<Void>> upload(long end) {
    Gateway gateway = Gateway.of(stack);
    return IntStream.range(0, UPLOADERS)
        .mapToObj(
            i ->
                CompletableFuture.runAsync(
                    () -> uploadUntil(end, gateway), r -> new Thread(r, "upload-" + i).start()))
        .toList();
  }

  private void uploadUntil(long end, Gateway gateway) {
    try {
      long next = serial.getAndIncrement();
      while (next < end) {
        gateway.upload(files.file(next));
        next = serial.getAndIncrement();
      }
    } catch (IOException e) {
      throw new IllegalStateException("an upload fails", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void requireProgress(
      ReadingList list, List<CompletableFuture<Void>> uploads, long changed) throws SQLException {
    stack.requireHealthy();
    uploads.stream().filter(CompletableFuture::isCompletedExceptionally).forEach(Flood::fail);
    if (list.failures() > 0) {
      throw new IllegalStateException(list.failures() + " phantoms could not be screened");
    }
    if (System.nanoTime() - changed > STALL.toNanos()) {
      throw new IllegalStateException("no result for %d s".formatted(STALL.toSeconds()));
    }
  }

  private static void fail(CompletableFuture<Void> upload) {
    try {
      upload.join();
    } catch (CompletionException e) {
      throw new IllegalStateException("an upload fails", e.getCause());
    }
  }
}
