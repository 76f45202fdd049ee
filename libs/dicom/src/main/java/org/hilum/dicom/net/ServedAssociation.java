package org.hilum.dicom.net;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
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
  private final Places places;
  private final Operations operations;
  private final ReportDelivery delivery;
  private final Occupation occupation = new Occupation();
  private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.IDLE);

  private enum Stage {
    /** Without an association, before it or after it. */
    IDLE,
    ASSOCIATED,
    GIVEN_WAY,
    ENDED
  }

  /**
   * @param places one for each association that may still begin
   * @param delivery for reports that the association ended before
   */
  ServedAssociation(
      Acceptor acceptor,
      InetAddress host,
      Negotiation negotiation,
      Places places,
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

  /**
   * From any thread: ends the association unless a message is going on.
   *
   * @return whether it ends
   */
  boolean abortAtRest() {
    boolean ends = occupation.closeAtRest();
    if (ends) {
      LOG.log(Level.INFO, "an association of {0} gives its place to another one", host);
      acceptor.interrupt();
    }
    return ends;
  }

  /** As {@link Occupation#restingSince()}; before its first message, when it connected. */
  long restingSince() {
    return occupation.restingSince();
  }

  InetAddress host() {
    return host;
  }

  /** Whether there is no association, so that little is lost without the connection. */
  boolean isIdle() {
    return stage.get() == Stage.IDLE;
  }

  /**
   * From any thread: cuts the connection if it is idle.
   *
   * @return whether its room is another one's now
   */
  boolean giveWay() {
    boolean gives = stage.compareAndSet(Stage.IDLE, Stage.GIVEN_WAY);
    if (gives) {
      acceptor.cut();
    }
    return gives;
  }

  /**
   * @return whether its room is free; otherwise it has given way
   */
  boolean end() {
    return stage.getAndSet(Stage.ENDED) != Stage.GIVEN_WAY;
  }

  /** Takes a place where there is no refusal. */
  private Optional<AssociateReject> refusal(AssociateRequest request) {
    Optional<AssociateReject> refusal = negotiation.refusal(request);
    if (refusal.isEmpty() && !places.take(this)) {
      return Optional.of(AssociateReject.LOCAL_LIMIT_EXCEEDED);
    }
    return refusal;
  }

  /** The place is given back before the last word: the peer may come again at once. */
  private void serve(AssociateRequest request) throws IOException {
    Runnable lastWord;
    try {
      if (!stage.compareAndSet(Stage.IDLE, Stage.ASSOCIATED)) {
        throw new IOException("the connection has given way to another one");
      }
      Peer peer = new Peer(AeTitle.of(request.calling()).orElseThrow(), host);
      lastWord = converse(peer, acceptor.accept(request, negotiation.answers(request)));
    } finally {
      places.giveBack(this);
      stage.compareAndSet(Stage.ASSOCIATED, Stage.IDLE);
    }
    lastWord.run();
  }

  private Runnable converse(Peer peer, Association association) {
    PendingReports reports = new PendingReports();
    try {
      do {
        boolean begins = association.awaitMessage();
        if (!occupation.begin()) {
          return association::close; // it was interrupted
        }
        if (!begins) {
          return association::confirmRelease;
        }
        operations.perform(peer, association, reports);
        reports.sendOn(association);
      } while (occupation.rest());
      return association::abort;
    } catch (BrokenAssociationException e) {
      LOG.log(Level.INFO, "the association with {0} ends: {1}", peer, e.getMessage());
      return () -> association.fail(e);
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.ERROR, "the association with " + peer + " ends by a fault", e);
      return association::abort;
    } finally {
      reports.left().forEach(report -> report.whenComplete((known, e) -> tell(peer, known, e)));
    }
  }

  private void tell(Peer peer, CommitmentReport report, Throwable fault) {
    if (fault == null) {
      delivery.deliver(peer.title(), report);
    } else {
      LOG.log(Level.ERROR, "a report for " + peer + " is lost", fault);
    }
  }
}
