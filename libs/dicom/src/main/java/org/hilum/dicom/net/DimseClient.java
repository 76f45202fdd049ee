package org.hilum.dicom.net;

import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.hilum.dicom.data.Uid;
import org.hilum.dicom.file.TransferSyntax;
import org.hilum.dicom.net.association.Association;
import org.hilum.dicom.net.association.Opening;
import org.hilum.dicom.net.association.ProposedContext;
import org.hilum.dicom.net.association.Requestor;
import org.hilum.dicom.net.association.Watchdog;

/** Opens associations with one peer. */
public final class DimseClient {
  private static final int MOST_CONTEXTS = 128;

  private final ClientSettings settings;

  public DimseClient(ClientSettings settings) {
    this.settings = settings;
  }

  /**
   * Proposes verification, and each class in each syntax in a context of its own, so that the peer
   * says which of them it takes.
   *
   * @throws IOException where the peer cannot be reached or gives no answer
   * @throws IllegalArgumentException if there are more pairs than an association has room for
   */
  public Opening<ClientAssociation> open(Set<Uid> sopClasses, Set<TransferSyntax> syntaxes)
      throws IOException {
    return open(contexts(sopClasses, syntaxes));
  }

  /** Proposes to serve a class, in syntaxes that every application has. */
  Opening<ClientAssociation> openAsProvider(Uid sopClass) throws IOException {
    List<String> syntaxes =
        List.of(
            TransferSyntax.EXPLICIT_LITTLE_ENDIAN.uid(),
            TransferSyntax.IMPLICIT_LITTLE_ENDIAN.uid());
    return open(List.of(new ProposedContext(1, sopClass.value(), syntaxes, true)));
  }

  private Opening<ClientAssociation> open(List<ProposedContext> contexts) throws IOException {
    Watchdog watchdog = new Watchdog();
    try {
      Requestor requestor = new Requestor(connected(), settings.timeouts(), watchdog);
      Opening<Association> opening =
          requestor.request(settings.called(), settings.calling(), contexts);
      if (opening instanceof Opening.Open<Association> open) {
        return new Opening.Open<>(new ClientAssociation(open.association(), watchdog));
      }
      watchdog.close();
      return new Opening.Rejected<>(((Opening.Rejected<Association>) opening).reject());
    } catch (IOException | RuntimeException e) {
      watchdog.close();
      throw e;
    }
  }

  private Socket connected() throws IOException {
    Socket socket = settings.sockets().createSocket();
    try {
      socket.connect(settings.address(), (int) settings.timeouts().artim().toMillis());
      if (socket instanceof SSLSocket secure) {
        SSLParameters parameters = secure.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secure.setSSLParameters(parameters);
      }
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  private static List<ProposedContext> contexts(Set<Uid> sopClasses, Set<TransferSyntax> syntaxes) {
    List<ProposedContext> contexts = new ArrayList<>();
    contexts.add(
        new ProposedContext(
            1,
            SopClasses.VERIFICATION.value(),
            List.of(TransferSyntax.IMPLICIT_LITTLE_ENDIAN.uid())));
    for (Uid sopClass : sopClasses) {
      for (TransferSyntax syntax : syntaxes) {
        int id = 2 * contexts.size() + 1;
        contexts.add(new ProposedContext(id, sopClass.value(), List.of(syntax.uid())));
      }
    }
    if (contexts.size() > MOST_CONTEXTS) {
      throw new IllegalArgumentException(
          "%d contexts, at most %d".formatted(contexts.size(), MOST_CONTEXTS));
    }
    return contexts;
  }
}
