package org.hilum.gateway.care;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hilum.gateway.hold.LegalHold;
import org.hilum.gateway.hold.LegalHolds;
import org.jboss.logging.Logger;

/** Takes orders to erase, and says how far they have come. */
@ApplicationScoped
class Erasing {
  private static final Logger LOG = Logger.getLogger(Erasing.class);

  private final CareReader names;
  private final Erasures erasures;
  private final LegalHolds holds;

  Erasing(CareReader names, Erasures erasures, LegalHolds holds) {
    this.names = names;
    this.erasures = erasures;
    this.holds = holds;
  }

  /** Why nothing may be erased. */
  Optional<LegalHold> obstacle(CareOrder order) {
    return holds.find(order.patient());
  }

  /** Durable when it returns. */
  ErasureState order(CareOrder order) {
    ErasureRequest request =
        erasures.open(
            new ErasureRequest(
                names.careId("erasure", order),
                order.patient(),
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                order.by(),
                order.reference()));
    LOG.infof("erasure is ordered careId=%s reference=%s", request.careId(), request.reference());
    return state(request);
  }

  List<ErasureState> list() {
    return erasures.list().stream().map(this::state).toList();
  }

  Optional<ErasureState> state(String careId) {
    return erasures.request(careId).map(this::state);
  }

  private ErasureState state(ErasureRequest request) {
    String careId = request.careId();
    List<String> answered =
        Stream.of(Erasures.TRIAGE, Erasures.TRAINING)
            .filter(service -> erasures.answer(careId, service).isPresent())
            .toList();
    return new ErasureState(
        careId,
        request.reference(),
        request.requestedAt(),
        request.by(),
        progress(request),
        answered,
        erasures.proof(careId).map(Proofs::digest));
  }

  private ErasureState.Progress progress(ErasureRequest request) {
    if (erasures.isProved(request.careId())) {
      return ErasureState.Progress.PROVED;
    }
    if (erasures.plan(request.careId()).isPresent()) {
      return ErasureState.Progress.REMOVING;
    }
    return holds.find(request.patient()).isPresent()
        ? ErasureState.Progress.HELD
        : ErasureState.Progress.ORDERED;
  }
}
