package org.hilum.gateway.destination;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.SocketFactory;
import org.hilum.dicom.data.Tags;
import org.hilum.dicom.data.Uid;
import org.hilum.dicom.file.DicomFile;
import org.hilum.dicom.file.TransferSyntax;
import org.hilum.dicom.net.ClientAssociation;
import org.hilum.dicom.net.ClientSettings;
import org.hilum.dicom.net.DimseClient;
import org.hilum.dicom.net.Sending;
import org.hilum.dicom.net.association.AeTitle;
import org.hilum.dicom.net.association.AssociateReject;
import org.hilum.dicom.net.association.Opening;
import org.hilum.dicom.net.association.Timeouts;
import org.hilum.gateway.report.Documents;
import org.hilum.gateway.report.UnshowableImageException;
import org.jboss.logging.Logger;

/**
 * An archive that takes objects by C-STORE, all of a result in one association. Where an
 * association is rejected, even for good, nothing is said of the objects: they wait until somebody
 * has told one of the two the right title.
 */
final class DimseDestination implements Destination {
  private static final Logger LOG = Logger.getLogger(DimseDestination.class);
  private static final Set<TransferSyntax> SYNTAXES =
      Set.of(TransferSyntax.EXPLICIT_LITTLE_ENDIAN, TransferSyntax.IMPLICIT_LITTLE_ENDIAN);

  private final String host;
  private final int port;
  private final AeTitle called;
  private final AeTitle calling;
  private final Timeouts timeouts;
  private final SocketFactory sockets;
  private final Contents contents;

  DimseDestination(
      String host,
      int port,
      AeTitle called,
      AeTitle calling,
      Duration answerLimit,
      SocketFactory sockets,
      Contents contents) {
    this.host = host;
    this.port = port;
    this.called = called;
    this.calling = calling;
    this.timeouts = new Timeouts(answerLimit, answerLimit, answerLimit);
    this.sockets = sockets;
    this.contents = contents;
  }

  @Override
  public DeliveryOutcome deliver(Documents documents) throws UnshowableImageException {
    List<DicomFile> objects = contents.of(documents);
    if (objects.isEmpty()) {
      return new DeliveryOutcome.Delivered();
    }
    Set<Uid> classes =
        objects.stream()
            .map(object -> object.dataSet().uid(Tags.SOP_CLASS_UID).orElseThrow())
            .collect(Collectors.toSet());
    try {
      Opening<ClientAssociation> opening = client().open(classes, SYNTAXES);
      if (opening instanceof Opening.Open<ClientAssociation> open) {
        return store(objects, open.association());
      }
      return rejected(((Opening.Rejected<ClientAssociation>) opening).reject());
    } catch (IOException e) {
      LOG.warnf("no association with %s:%d cause=%s", host, port, e.getMessage());
      return new DeliveryOutcome.NotYet("no connection: " + e.getClass().getSimpleName());
    }
  }

  /** A new one each time, so that the peer's name is looked up again. */
  private DimseClient client() {
    return new DimseClient(
        new ClientSettings(new InetSocketAddress(host, port), called, calling, timeouts, sockets));
  }

  private static DeliveryOutcome rejected(AssociateReject reject) {
    return new DeliveryOutcome.NotYet(
        "association rejected: result %d, source %d, reason %d"
            .formatted(reject.result(), reject.source(), reject.reason()));
  }

  private static DeliveryOutcome store(List<DicomFile> objects, ClientAssociation association) {
    try (association) {
      DeliveryOutcome outcome = new DeliveryOutcome.Delivered();
      for (DicomFile object : objects) {
        outcome = outcome(association.store(object));
        if (!(outcome instanceof DeliveryOutcome.Delivered)) {
          break;
        }
      }
      release(association);
      return outcome;
    } catch (IOException e) {
      return new DeliveryOutcome.NotYet("the association broke: " + e.getClass().getSimpleName());
    }
  }

  /** Whatever comes of it, the peer has given its word on each object. */
  private static void release(ClientAssociation association) {
    try {
      association.release();
    } catch (IOException e) {
      association.close();
    }
  }

  private static DeliveryOutcome outcome(Sending sending) {
    return sending instanceof Sending.Answered answer
        ? StoreStatus.outcome(answer.status())
        : new DeliveryOutcome.Refused("the peer takes no objects of this class");
  }
}
