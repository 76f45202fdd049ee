package org.hilum.dicom.net;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Predicate;
import org.hilum.dicom.data.Tag;
import org.hilum.dicom.data.Tags;
import org.hilum.dicom.file.DicomFile;
import org.hilum.dicom.file.DicomWriter;
import org.hilum.dicom.file.TransferSyntax;
import org.hilum.dicom.net.association.Abort;
import org.hilum.dicom.net.association.Association;
import org.hilum.dicom.net.association.BrokenAssociationException;
import org.hilum.dicom.net.association.Context;
import org.hilum.dicom.net.association.Message;
import org.hilum.dicom.net.association.Watchdog;

/**
 * Asks a peer for operations, one after the other. For one thread. Where an operation throws, the
 * association has ended.
 */
public final class ClientAssociation implements Closeable {
  private static final int MOST_MESSAGES = 0xFFFF;

  private final Association association;
  private final Watchdog watchdog;
  private int lastMessageId;

  ClientAssociation(Association association, Watchdog watchdog) {
    this.association = association;
    this.watchdog = watchdog;
  }

  /** C-ECHO. */
  public Sending echo() throws IOException {
    Optional<Context> context = context(SopClasses.VERIFICATION.value(), it -> true);
    if (context.isEmpty()) {
      return new Sending.NotNegotiated();
    }
    return exchanged(context.get(), id -> association.send(context.get(), Command.echoRequest(id)));
  }

  /**
   * C-STORE, in the file's own syntax; where the peer does not take that and the pixels are not
   * compressed, in another such syntax.
   *
   * @throws IllegalArgumentException where the file does not say which object it is
   */
  public Sending store(DicomFile file) throws IOException {
    String sopClass = required(file, Tags.SOP_CLASS_UID);
    String sopInstance = required(file, Tags.SOP_INSTANCE_UID);
    Optional<Context> context =
        context(sopClass, file.syntax()::equals)
            .or(
                () ->
                    context(
                        sopClass, it -> !it.isEncapsulated() && !file.syntax().isEncapsulated()));
    if (context.isEmpty()) {
      return new Sending.NotNegotiated();
    }
    byte[] dataSet = DicomWriter.dataSet(context.get().syntax(), file.dataSet());
    return exchanged(
        context.get(),
        id ->
            association.send(
                context.get(), Command.storeRequest(id, sopClass, sopInstance), dataSet));
  }

  /** N-EVENT-REPORT of what the peer had asked to be committed. */
  Sending report(CommitmentReport report) throws IOException {
    Optional<Context> context = context(SopClasses.STORAGE_COMMITMENT.value(), it -> true);
    if (context.isEmpty()) {
      return new Sending.NotNegotiated();
    }
    byte[] dataSet = DicomWriter.dataSet(context.get().syntax(), report.dataSet());
    return exchanged(
        context.get(), id -> association.send(context.get(), report.command(id), dataSet));
  }

  /** Ends the association with the peer's consent. */
  public void release() throws IOException {
    try {
      association.release();
    } catch (BrokenAssociationException e) {
      association.fail(e);
      throw e;
    } finally {
      watchdog.close();
    }
  }

  /** Ends the association without asking. */
  public void abort() {
    association.abort();
    watchdog.close();
  }

  /** Closes the connection, if it is open still, without a word. */
  @Override
  public void close() {
    association.close();
    watchdog.close();
  }

  private Sending exchanged(Context context, Exchange exchange) throws IOException {
    lastMessageId = lastMessageId % MOST_MESSAGES + 1;
    try {
      exchange.send(lastMessageId);
      return answer(context, lastMessageId);
    } catch (BrokenAssociationException e) {
      association.fail(e);
      watchdog.close();
      throw e;
    }
  }

  private Sending answer(Context context, int messageId) throws IOException {
    if (!association.awaitMessage()) {
      throw violated("the peer wants to release before it has answered");
    }
    Message message = association.message();
    Command answer = new Command(message.command());
    boolean isOurs =
        message.context().equals(context)
            && answer.answeredMessageId().equals(Optional.of(messageId));
    if (!isOurs || answer.status().isEmpty() || answer.hasDataSet()) {
      throw violated("the peer answers something else than message " + messageId);
    }
    return new Sending.Answered(answer.status().get(), answer.comment());
  }

  private Optional<Context> context(String sopClass, Predicate<TransferSyntax> fits) {
    return association.contexts().values().stream()
        .filter(it -> it.abstractSyntax().equals(sopClass) && fits.test(it.syntax()))
        .findFirst();
  }

  private static String required(DicomFile file, Tag tag) {
    return file.dataSet()
        .text(tag)
        .orElseThrow(() -> new IllegalArgumentException("no " + tag + ", which a peer needs"));
  }

  private static BrokenAssociationException violated(String message) {
    return BrokenAssociationException.violated(Abort.BY_USER, message);
  }

  private interface Exchange {
    void send(int messageId) throws BrokenAssociationException;
  }
}
