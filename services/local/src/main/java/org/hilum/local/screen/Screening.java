package org.hilum.local.screen;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.hilum.local.screen.EventWatch.Outcome;
import org.hilum.schemas.Decision;

/**
 * Uploads files and waits for what the reading list makes of them. The time of a flagged image runs
 * from the start of its upload to its {@code case.flagged} event, of another until the reading list
 * shows its result.
 */
public final class Screening implements AutoCloseable {
  /** Uploads under way at a time. */
  public static final int UPLOADS = 4;

  private static final Duration RESULT_LIMIT = Duration.ofMinutes(2);
  private static final long ROW_POLL_MS = 10;

  private final ExecutorService uploads = Executors.newFixedThreadPool(UPLOADS);
  private final Gateway gateway;
  private final ReadingList readingList;
  private final EventWatch events;

  public Screening(Endpoints endpoints) {
    this.gateway = new Gateway(endpoints.gateway(), endpoints.authorization());
    this.readingList = new ReadingList(endpoints.triage(), endpoints.authorization());
    this.events = EventWatch.start(endpoints.bootstrapServers());
  }

  /** Screens all files and hands over their rows in the order of the files. */
  public void screen(List<Path> files, Consumer<Row> rows) {
    List<CompletableFuture<Row>> underWay =
        files.stream()
            .map(file -> CompletableFuture.supplyAsync(() -> screen(file), uploads))
            .toList();
    underWay.forEach(row -> rows.accept(row.join()));
  }

  @Override
  public void close() {
    uploads.shutdownNow();
    events.close();
  }

  private Row screen(Path file) {
    byte[] image = read(file);
    long start = System.nanoTime();
    Upload upload = gateway.post(image);
    if (upload instanceof Upload.Refused refused) {
      return new Row.Refused(file, refused.status(), refused.problem());
    }
    String imageId = ((Upload.Accepted) upload).imageId();
    try {
      return await(file, imageId, start);
    } catch (TimeoutException e) {
      return new Row.Unanswered(file, since(start));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Row.Unanswered(file, since(start));
    }
  }

  private Row await(Path file, String imageId, long start)
      throws TimeoutException, InterruptedException {
    Outcome outcome = get(events.outcome(imageId), start);
    if (outcome instanceof Outcome.Failed failed) {
      awaitResult(imageId, start);
      return new Row.Failed(file, failed.event(), since(start));
    }
    Outcome.Completed completed = (Outcome.Completed) outcome;
    if (completed.event().champion().decision() == Decision.FLAGGED) {
      get(events.flag(imageId), start);
    } else {
      awaitResult(imageId, start);
    }
    return new Row.Judged(file, completed.event().champion(), since(start));
  }

  private void awaitResult(String imageId, long start)
      throws TimeoutException, InterruptedException {
    while (!readingList.hasResult(imageId)) {
      if (since(start).compareTo(RESULT_LIMIT) > 0) {
        throw new TimeoutException(imageId);
      }
      Thread.sleep(ROW_POLL_MS);
    }
  }

  private static <T> T get(CompletableFuture<T> event, long start)
      throws TimeoutException, InterruptedException {
    try {
      long leftMs = RESULT_LIMIT.minus(since(start)).toMillis();
      return event.get(leftMs, TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new IllegalStateException("an event cannot fail", e);
    }
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
