package org.hilum.gateway.care;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.hilum.gateway.announce.CareAnnouncer;
import org.hilum.gateway.hold.LegalHold;
import org.hilum.gateway.hold.LegalHolds;
import org.hilum.storage.ObjectStore;
import org.jboss.logging.Logger;

/**
 * Brings erasures forward. Every step may be taken again, by this replica or another: the plan says
 * what goes, whoever removes it.
 */
@Singleton
class ErasureWork {
  private static final Logger LOG = Logger.getLogger(ErasureWork.class);

  private final Erasures erasures;
  private final PatientObjects objects;
  private final LegalHolds holds;
  private final CareAnnouncer announcer;
  private final ObjectStore store;
  private final ErasureConfig config;
  private final Proofs proofs;

  /** By this replica's last look. */
  private final AtomicLong openErasures;

  ErasureWork(
      Erasures erasures,
      PatientObjects objects,
      LegalHolds holds,
      CareAnnouncer announcer,
      ObjectStore store,
      ErasureConfig config,
      Proofs proofs,
      MeterRegistry meters) {
    this.erasures = erasures;
    this.objects = objects;
    this.holds = holds;
    this.announcer = announcer;
    this.store = store;
    this.config = config;
    this.proofs = proofs;
    this.openErasures = meters.gauge("hilum.gateway.erasures.open", new AtomicLong());
  }

  /**
   * One look at all that are open.
   *
   * @throws org.hilum.storage.StorageUnavailableException if the store is away
   * @throws org.hilum.gateway.announce.BrokerUnavailableException if nobody can be told
   */
  void run() {
    List<ErasureRequest> open = erasures.open();
    openErasures.set(open.size());
    for (ErasureRequest request : open) {
      Optional<ErasurePlan> plan = erasures.plan(request.careId()).or(() -> plan(request));
      if (plan.isPresent()) {
        carryOut(request, plan.get());
      }
    }
  }

  /** Empty while a hold stands. */
  private Optional<ErasurePlan> plan(ErasureRequest request) {
    if (isHeld(request)) {
      return Optional.empty();
    }
    ErasurePlan plan = objects.of(request.patient(), request.requestedAt());
    erasures.write(request.careId(), plan);
    // Whoever places a hold looks for the plan after it: one of the two sees the other.
    if (isHeld(request)) {
      erasures.withdrawPlan(request.careId());
      return Optional.empty();
    }
    return Optional.of(plan);
  }

  private boolean isHeld(ErasureRequest request) {
    Optional<LegalHold> hold = holds.find(request.patient());
    hold.ifPresent(
        it -> LOG.infof("erasure waits careId=%s reason=%s", request.careId(), it.reason()));
    return hold.isPresent();
  }

  private void carryOut(ErasureRequest request, ErasurePlan plan) {
    String careId = request.careId();
    if (!erasures.isOrdered(careId)) {
      announcer.announce(request.ordered(plan.imageIds()));
      erasures.markOrdered(careId);
    }
    if (!erasures.isRemoved(careId)) {
      objects.removable(plan, request.requestedAt()).forEach(store::delete);
      erasures.markRemoved(careId);
      LOG.infof("objects are erased careId=%s objects=%d", careId, plan.keys().size());
    }
    if (Instant.now().isAfter(request.requestedAt().plus(config.settle()))) {
      proofs.attempt(request, plan);
    }
  }
}
