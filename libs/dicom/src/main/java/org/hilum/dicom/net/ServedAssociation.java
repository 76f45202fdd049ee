package org.hilum.dicom.net;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.hilum.dicom.net.association.Acceptor;
import org.hilum.dicom.net.association.AeTitle;
import org.hilum.dicom.net.association.AssociateReject;
import org.hilum.dicom.net.association.AssociateRequest;
import org.hilum.dicom.net.association.Association;
import org.hilum.dicom.net.association.BrokenAssociationException;

/** One peer from its request to its end. */
final class ServedAssociation implements Runnable {
  private static final System.Logger LOG = System.getLogger(ServedAssociation.class.getName());

  private final Acceptor acceptor;
  private final InetAddress host;
  private final Negotiation negotiation;
  private final Semaphore places;
  private final Operations operations;
  private final ReportDelivery delivery;
  private final Occupation occupation = new Occupation();

  /**
   * @param places one for each association that may still begin
   * @param delivery for reports that the association ended before
   */
  ServedAssociation(
      Acceptor acceptor,
      InetAddress host,
      Negotiation negotiation,
      Semaphore places,
      Operations operations,
      ReportDelivery delivery) {
    this.acceptor = acceptor;
    this.host = host;
    this.negotiation = negotiation;
    this.places = places;
    this.operations = operations;
    this.delivery = delivery;
  }

  @Override
  public void run() {
    try (acceptor) {
      AssociateRequest request = acceptor.request();
      Optional<AssociateReject> refusal = refusal(request);
      if (refusal.isPresent()) {
        LOG.log(Level.INFO, "an association of {0} is rejected: {1}", host, refusal.get());
        acceptor.reject(refusal.get());
      } else {
        serve(request);
      }
    } catch (IOException e) {
      LOG.log(Level.INFO, "no association with {0}: {1}", host, e.getMessage());
    }
  }

  /** From any thread: finishes what is going on, then nothing more. */
  void stop() {
    if (occupation.close()) {
      acceptor.interrupt();
    }
  }

  /** Takes a place where there is no refusal. */
  private Optional<AssociateReject> refusal(AssociateRequest request) {
    Optional<AssociateReject> refusal = negotiation.refusal(request);
    if (refusal.isEmpty() && !places.tryAcquire()) {
      return Optional.of(AssociateReject.LOCAL_LIMIT_EXCEEDED);
    }
    return refusal;
  }

  /** The place is given back before the last word: the peer may come again at once. */
  private void serve(AssociateRequest request) throws IOException {
    Runnable lastWord;
    try {
      Peer peer = new Peer(AeTitle.of(request.calling()).orElseThrow(), host);
      lastWord = converse(peer, acceptor.accept(request, negotiation.answers(request)));
    } finally {
      places.release();
    }
    lastWord.run();
  }

  private Runnable converse(Peer peer, Association association) {
    PendingReports reports = new PendingReports();
    try {
      do {
        reports.sendOn(association);
        boolean begins = association.awaitMessage();
        if (!occupation.begin()) {
          return association::close; // it was interrupted
        }
        if (!begins) {
          return association::confirmRelease;
        }
        operations.perform(peer, association, reports);
      } while (occupation.rest());
      return association::abort;
    } catch (BrokenAssociationException e) {
      LOG.log(Level.INFO, "the association with {0} ends: {1}", peer, e.getMessage());
      return () -> association.fail(e);
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.ERROR, "the association with " + peer + " ends by a fault", e);
      return association::abort;
    } finally {
      reports.left().forEach(report -> delivery.deliver(peer.title(), report));
    }
  }
}
