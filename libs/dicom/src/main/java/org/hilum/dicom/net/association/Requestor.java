package org.hilum.dicom.net.association;

import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.Optional;

/** Asks for an association on a connection (PS3.8 9.2, state 5). */
public final class Requestor {
  private final PduChannel channel;

  public Requestor(Socket socket, Timeouts timeouts, Watchdog watchdog) {
    this.channel = new PduChannel(socket, timeouts, watchdog);
  }

  /**
   * @throws BrokenAssociationException where the peer gives no answer; the connection is closed
   */
  public Opening<Association> request(
      AeTitle called, AeTitle calling, List<ProposedContext> contexts) throws IOException {
    AssociateRequest request =
        new AssociateRequest(
            AssociateRequest.FIRST_VERSION,
            called.value(),
            calling.value(),
            AssociateRequest.DICOM,
            contexts,
            UserInformation.ours());
    try {
      channel.write(PduWriter.bytes(request));
      return opening(request, channel.read(channel.timeouts().artim(), Optional.of(Abort.BY_USER)));
    } catch (BrokenAssociationException e) {
      e.answer().map(PduWriter::bytes).ifPresentOrElse(channel::end, channel::close);
      throw e;
    }
  }

  private Opening<Association> opening(AssociateRequest request, Pdu answer)
      throws BrokenAssociationException {
    if (answer instanceof AssociateAccept accept) {
      return new Opening.Open<>(
          new Association(
              channel, Acceptor.agreed(request.contexts(), accept.contexts()), accept.user()));
    }
    if (answer instanceof AssociateReject reject) {
      channel.close();
      return new Opening.Rejected<>(reject);
    }
    if (answer instanceof Abort) {
      throw BrokenAssociationException.gone("the peer aborted instead of answering");
    }
    throw BrokenAssociationException.violated(
        Abort.UNEXPECTED_PDU,
        "%s in answer to a request".formatted(answer.getClass().getSimpleName()));
  }
}
