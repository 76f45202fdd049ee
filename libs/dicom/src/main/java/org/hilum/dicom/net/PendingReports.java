package org.hilum.dicom.net;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hilum.dicom.file.DicomWriter;
import org.hilum.dicom.net.association.Association;
import org.hilum.dicom.net.association.Context;

/** What the peer of an association is still to be told, or has not answered. For one thread. */
final class PendingReports {
  private static final System.Logger LOG = System.getLogger(PendingReports.class.getName());
  private static final int MOST = 16;

  /** Who lets go at once waits for the report on another association. */
  private static final Duration PATIENCE = Duration.ofMillis(500);

  private record Unsent(Context context, CommitmentReport report) {}

  private final Deque<Unsent> unsent = new ArrayDeque<>();
  private final Map<Integer, CommitmentReport> unanswered = new HashMap<>();
  private int lastMessageId;

  boolean areTooMany() {
    return unsent.size() + unanswered.size() >= MOST;
  }

  void add(Context context, CommitmentReport report) {
    unsent.add(new Unsent(context, report));
  }

  /** Sends them, unless the peer goes on by itself. */
  void sendOn(Association association) throws IOException {
    if (unsent.isEmpty() || !association.staysSilent(PATIENCE)) {
      return;
    }
    for (Unsent next = unsent.poll(); next != null; next = unsent.poll()) {
      int messageId = ++lastMessageId;
      unanswered.put(messageId, next.report());
      association.send(
          next.context(),
          next.report().command(messageId),
          DicomWriter.dataSet(next.context().syntax(), next.report().dataSet()));
    }
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

  /** Those that nobody has answered. */
  List<CommitmentReport> left() {
    List<CommitmentReport> left = new ArrayList<>(unanswered.values());
    unsent.forEach(it -> left.add(it.report()));
    return left;
  }
}
