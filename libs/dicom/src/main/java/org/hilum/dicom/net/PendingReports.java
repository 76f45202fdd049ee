package org.hilum.dicom.net;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.hilum.dicom.file.DicomWriter;
import org.hilum.dicom.net.association.Association;
import org.hilum.dicom.net.association.Context;

/** What the peer of an association is still to be told, or has not answered. For one thread. */
final class PendingReports {
  private static final System.Logger LOG = System.getLogger(PendingReports.class.getName());
  private static final int MOST = 16;

  /** Who lets go at once waits for the report on another association. */
  private static final Duration PATIENCE = Duration.ofMillis(500);

  /** Who is asked for more than can be found out by then hears of it when the association ends. */
  private static final Duration LONGEST = Duration.ofMinutes(2);

  private record Unsent(Context context, CompletableFuture<CommitmentReport> report) {}

  private final List<Unsent> unsent = new ArrayList<>();
  private final Map<Integer, CommitmentReport> unanswered = new HashMap<>();
  private int lastMessageId;

  boolean areTooMany() {
    return unsent.size() + unanswered.size() >= MOST;
  }

  void add(Context context, CompletableFuture<CommitmentReport> report) {
    unsent.add(new Unsent(context, report));
  }

  /**
   * Sends them as they become known, until the peer goes on by itself. Meanwhile the peer is waited
   * for by no time-out: it is the peer that waits.
   */
  void sendOn(Association association) throws IOException {
    long begin = System.nanoTime();
    while (!unsent.isEmpty()
        && System.nanoTime() - begin < LONGEST.toNanos()
        && association.staysSilent(PATIENCE)) {
      for (Unsent next : List.copyOf(unsent)) {
        if (next.report().isDone()) {
          unsent.remove(next);
          send(association, next.context(), next.report().join());
        }
      }
    }
  }

  private void send(Association association, Context context, CommitmentReport report)
      throws IOException {
    int messageId = ++lastMessageId;
    unanswered.put(messageId, report);
    association.send(
        context,
        report.command(messageId),
        DicomWriter.dataSet(context.syntax(), report.dataSet()));
  }

  /** A refusal is an answer too: the peer has been told. */
  boolean isAnsweredBy(Command command) {
    boolean isAnswer =
        command.field().filter(it -> it == (Command.EVENT_REPORT | Command.RESPONSE)).isPresent()
            && !command.hasDataSet()
            && command.answeredMessageId().map(unanswered::remove).isPresent();
    if (isAnswer && command.status().filter(it -> it == Status.SUCCESS.code()).isEmpty()) {
      LOG.log(Level.WARNING, "a peer refuses the report of a commitment: {0}", command.status());
    }
    return isAnswer;
  }

  /** Those that nobody has answered; some may not be known yet. */
  List<CompletableFuture<CommitmentReport>> left() {
    return Stream.concat(
            unanswered.values().stream().map(CompletableFuture::completedFuture),
            unsent.stream().map(Unsent::report))
        .toList();
  }
}
