package org.hilum.dicom.net.association;

import java.io.Closeable;
import java.io.IOException;
import java.net.Socket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hilum.dicom.file.TransferSyntax;

/** A connection on which an association is asked for (PS3.8 9.2, states 2 and 3). */
public final class Acceptor implements Closeable {
  private final PduChannel channel;

  public Acceptor(Socket socket, Timeouts timeouts, Watchdog watchdog) {
    this.channel = new PduChannel(socket, timeouts, watchdog);
  }

  /**
   * @throws BrokenAssociationException where none comes in time, or something else does; the peer
   *     has been told already and the connection is closed
   */
  public AssociateRequest request() throws IOException {
    try {
      Pdu unit = channel.read(channel.timeouts().artim(), Optional.empty());
      if (unit instanceof AssociateRequest request) {
        return request;
      }
      if (unit instanceof Abort) {
        throw BrokenAssociationException.gone("the peer aborted before it had asked");
      }
      throw BrokenAssociationException.violated(
          Abort.UNEXPECTED_PDU, "%s before a request".formatted(unit.getClass().getSimpleName()));
    } catch (BrokenAssociationException e) {
      // action AA-1 wants it so: before there is an association, the source is the user
      e.answer().ifPresentOrElse(any -> channel.end(PduWriter.bytes(Abort.BY_USER)), this::close);
      throw e;
    }
  }

  /** Refuses, and closes the connection. */
  public void reject(AssociateReject reject) {
    channel.end(PduWriter.bytes(reject));
  }

  /**
   * @param answers one for each context that was proposed; accepted ones with a syntax of {@link
   *     TransferSyntax}
   */
  public Association accept(AssociateRequest request, List<AnsweredContext> answers)
      throws BrokenAssociationException {
    channel.write(
        PduWriter.bytes(
            new AssociateAccept(
                request.called(), request.calling(), answers, UserInformation.ours())));
    return new Association(channel, agreed(request.contexts(), answers), request.user());
  }

  /** From any thread: aborts without waiting. */
  public void interrupt() {
    channel.interrupt();
  }

  /** From any thread: ends the connection without a farewell. */
  public void cut() {
    channel.wire().cut();
  }

  @Override
  public void close() {
    channel.close();
  }

  /** Answers to nothing that was proposed, and syntaxes that nobody knows, are left out. */
  static Map<Integer, Context> agreed(
      List<ProposedContext> proposals, List<AnsweredContext> answers) {
    Map<Integer, String> classes = new HashMap<>();
    proposals.forEach(proposal -> classes.put(proposal.id(), proposal.abstractSyntax()));
    Map<Integer, Context> agreed = new HashMap<>();
    for (AnsweredContext answer : answers) {
      if (answer.result() == AnsweredContext.ACCEPTED && classes.containsKey(answer.id())) {
        TransferSyntax.of(answer.transferSyntax())
            .map(syntax -> new Context(answer.id(), classes.get(answer.id()), syntax))
            .ifPresent(context -> agreed.put(answer.id(), context));
      }
    }
    return agreed;
  }
}
