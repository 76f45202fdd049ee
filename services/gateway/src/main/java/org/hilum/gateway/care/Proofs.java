package org.hilum.gateway.care;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hilum.gateway.announce.CareAnnouncer;
import org.hilum.gateway.retain.ImageKeys;
import org.hilum.schemas.DataErased;
import org.hilum.storage.ObjectStore;
import org.jboss.logging.Logger;

/** Looks whether anything is left of a patient, and writes the proof where nothing is. */
@Singleton
class Proofs {
  private static final Logger LOG = Logger.getLogger(Proofs.class);

  private final Erasures erasures;
  private final PatientObjects objects;
  private final ImageKeys keys;
  private final CareAnnouncer announcer;
  private final ObjectStore store;
  private final MeterRegistry meters;

  Proofs(
      Erasures erasures,
      PatientObjects objects,
      ImageKeys keys,
      CareAnnouncer announcer,
      ObjectStore store,
      MeterRegistry meters) {
    this.erasures = erasures;
    this.objects = objects;
    this.keys = keys;
    this.announcer = announcer;
    this.store = store;
    this.meters = meters;
  }

  /** Nothing happens while a service has not answered, or something is left; that is removed. */
  void attempt(ErasureRequest request, ErasurePlan plan) {
    Optional<DataErased> triage = erasures.answer(request.careId(), Erasures.TRIAGE);
    Optional<DataErased> training = erasures.answer(request.careId(), Erasures.TRAINING);
    if (triage.isPresent() && training.isPresent() && isNothingLeft(request, plan)) {
      prove(request, plan, triage.get(), training.get());
    }
  }

  private boolean isNothingLeft(ErasureRequest request, ErasurePlan plan) {
    ErasurePlan found = objects.of(request.patient(), request.requestedAt());
    List<String> images = plan.and(found).imageIds();
    List<String> named = keys.of(objects.goneFor(images, request.requestedAt()));
    ErasurePlan left = found.and(ErasurePlan.of(found.imageIds(), named));
    if (left.isEmpty()) {
      return true;
    }
    erasures.write(request.careId(), plan.and(left));
    left.keys().forEach(store::delete);
    LOG.infof("late objects are erased careId=%s objects=%d", request.careId(), left.keys().size());
    return false;
  }

  private void prove(
      ErasureRequest request, ErasurePlan plan, DataErased triage, DataErased training) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    ErasureProof proof =
        new ErasureProof(
            request.careId(),
            request.reference(),
            request.by(),
            request.requestedAt(),
            List.of(
                new ErasureProof.OfService("gateway", now, plan.removals()),
                ofService(Erasures.TRIAGE, triage),
                ofService(Erasures.TRAINING, training)),
            new ErasureProof.Check(now, 0, 0),
            ErasureProof.STAYS);
    String digest = digest(erasures.keep(proof));
    announcer.announce(request.proved(digest, now));
    erasures.markProved(request.careId());
    meters.counter("hilum.gateway.erasures").increment();
    LOG.infof("erasure is proved careId=%s proof=%s", request.careId(), digest);
  }

  private static ErasureProof.OfService ofService(String service, DataErased answer) {
    return new ErasureProof.OfService(service, answer.erasedAt(), answer.removals());
  }

  /**
   * Removes what workers, or consumers that read a topic anew, have left of erased images since.
   */
  void lookAgain() {
    Set<String> gone = new HashSet<>();
    for (ErasureRequest request : erasures.proved()) {
      erasures
          .plan(request.careId())
          .ifPresent(plan -> gone.addAll(objects.goneFor(plan.imageIds(), request.requestedAt())));
    }
    List<String> late = keys.of(gone);
    late.forEach(store::delete);
    if (!late.isEmpty()) {
      meters.counter("hilum.gateway.erasures.late.objects").increment(late.size());
      LOG.infof("objects of erased images are removed objects=%d", late.size());
    }
  }

  /** SHA-256 in lower-case hexadecimal digits. */
  static String digest(byte[] document) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(document));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
