package org.hilum.dicom.net;

import java.io.Closeable;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import org.hilum.dicom.data.Uid;

/**
 * Finds out what is kept of what peers asked for. That may take minutes, so they have their answer
 * before (PS3.4 J.3.2). What is still to be found out when the server closes is lost: it is up to
 * the peer to ask again.
 */
final class CommitmentChecks implements Closeable {
  static final String THREAD = "dicom-commitment";

  /** Of all requests that wait or are being looked for; one has some ten thousand at most. */
  static final int MOST_OBJECTS = 100_000;

  private static final System.Logger LOG = System.getLogger(CommitmentChecks.class.getName());
  private static final int THREADS = 4;

  private final CommitmentHandler handler;
  private final Semaphore room = new Semaphore(MOST_OBJECTS);
  private final ExecutorService threads =
      Executors.newFixedThreadPool(THREADS, task -> new Thread(task, THREAD));

  CommitmentChecks(CommitmentHandler handler) {
    this.handler = handler;
  }

  /**
   * @return empty where there is no room for so many
   */
  Optional<CompletableFuture<CommitmentReport>> begin(
      Uid transaction, List<ObjectReference> objects) {
    if (!room.tryAcquire(objects.size())) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          CompletableFuture.supplyAsync(() -> report(transaction, objects), threads));
    } catch (RejectedExecutionException e) { // it closes
      room.release(objects.size());
      return Optional.empty();
    } catch (RuntimeException | Error e) { // no memory for a thread
      room.release(objects.size());
      throw e;
    }
  }

  private CommitmentReport report(Uid transaction, List<ObjectReference> objects) {
    try {
      return new CommitmentReport(
          transaction, objects.stream().map(object -> Map.entry(object, outcome(object))).toList());
    } finally {
      room.release(objects.size());
    }
  }

  private Commitment outcome(ObjectReference object) {
    if (threads.isShutdown()) {
      return Commitment.PROCESSING_FAILURE;
    }
    try {
      return Objects.requireNonNull(
          handler.of(object.sopClass(), object.sopInstance()), "the handler gave no outcome");
    } catch (Throwable e) { // the others may still be found
      LOG.log(Level.ERROR, "cannot tell whether an object is kept", e);
      return Commitment.PROCESSING_FAILURE;
    }
  }

  @Override
  public void close() {
    int lost = threads.shutdownNow().size();
    if (lost > 0) {
      LOG.log(Level.WARNING, "reports of commitment are lost: the server closes before {0}", lost);
    }
  }
}
