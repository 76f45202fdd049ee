package org.hilum.dicom.net;

import java.io.Closeable;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.hilum.dicom.net.association.AeTitle;
import org.hilum.dicom.net.association.Opening;

/**
 * Brings reports to peers on associations of its own (PS3.4 J.3.3). A peer that is not there is
 * tried again for some minutes; then, and after a restart, it is up to the peer to ask again.
 */
final class ReportDelivery implements Closeable {
  private static final System.Logger LOG = System.getLogger(ReportDelivery.class.getName());
  private static final List<Integer> PAUSES_S = List.of(0, 10, 60, 300);
  private static final int THREADS = 2;

  private final CommitmentPeers peers;
  private final ScheduledThreadPoolExecutor threads =
      new ScheduledThreadPoolExecutor(THREADS, task -> new Thread(task, "dicom-report"));

  ReportDelivery(CommitmentPeers peers) {
    this.peers = peers;
  }

  void deliver(AeTitle title, CommitmentReport report) {
    Optional<ClientSettings> settings = peers.of(title);
    if (settings.isEmpty()) {
      LOG.log(Level.WARNING, "a report of commitment is lost: no address of {0} is known", title);
      return;
    }
    schedule(settings.get(), report, 0);
  }

  private void schedule(ClientSettings peer, CommitmentReport report, int attempt) {
    if (attempt == PAUSES_S.size()) {
      LOG.log(Level.WARNING, "a report of commitment is lost: {0} does not take it", peer.called());
      return;
    }
    try {
      threads.schedule(
          () -> attempt(peer, report, attempt), PAUSES_S.get(attempt), TimeUnit.SECONDS);
    } catch (RejectedExecutionException e) {
      LOG.log(Level.WARNING, "a report of commitment is lost: the server closes");
    }
  }

  private void attempt(ClientSettings peer, CommitmentReport report, int attempt) {
    try {
      if (!isDelivered(peer, report)) {
        schedule(peer, report, attempt + 1);
      }
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.INFO, "{0} cannot be told of a commitment: {1}", peer.called(), e.getMessage());
      schedule(peer, report, attempt + 1);
    }
  }

  private static boolean isDelivered(ClientSettings peer, CommitmentReport report)
      throws IOException {
    Opening<ClientAssociation> opening =
        new DimseClient(peer).openAsProvider(SopClasses.STORAGE_COMMITMENT);
    if (opening instanceof Opening.Open<ClientAssociation> open) {
      try (ClientAssociation association = open.association()) {
        boolean isAnswered = association.report(report) instanceof Sending.Answered;
        association.release();
        return isAnswered;
      }
    }
    LOG.log(Level.INFO, "{0} refuses an association for a report of commitment", peer.called());
    return false;
  }

  /** What is still to be delivered is lost. */
  @Override
  public void close() {
    threads.shutdownNow();
  }
}
