package org.hilum.gateway.deliver;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.hilum.gateway.admit.ImageId;
import org.hilum.gateway.destination.Destinations;
import org.hilum.gateway.identity.Identities;
import org.hilum.gateway.identity.SealedIdentityException;
import org.hilum.schemas.ScreeningCompleted;
import org.jboss.logging.Logger;

/**
 * Enters results for delivery. Entries come first and the result last: where there is a result, all
 * of its entries were made, and none of them is made again, however often an event is repeated.
 */
@Singleton
public class ResultIntake {
  private static final Logger LOG = Logger.getLogger(ResultIntake.class);
  private static final int CELLS = 49;

  private final Identities identities;
  private final Destinations destinations;
  private final Results results;
  private final Outbox outbox;

  ResultIntake(Identities identities, Destinations destinations, Results results, Outbox outbox) {
    this.identities = identities;
    this.destinations = destinations;
    this.results = results;
    this.outbox = outbox;
  }

  /**
   * @throws MalformedResultException if nothing can be made of it
   * @throws org.hilum.storage.StorageUnavailableException a retry may help
   */
  void take(ScreeningCompleted event) throws MalformedResultException {
    ResultKey result =
        ResultKey.of(event)
            .orElseThrow(() -> malformed("an image id and a model version of the usual form"));
    if (event.heatMap().size() != CELLS) {
      throw malformed(CELLS + " cells of the heat map");
    }
    if (results.has(result) || !hasIdentity(result.imageId())) {
      return;
    }
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    for (String destination : destinations.byName().keySet()) {
      outbox.enter(new OutboxKey(destination, result), now);
    }
    results.keep(result, event);
    LOG.infof(
        "result is entered for delivery imageId=%s modelVersion=%s destinations=%d",
        result.imageId().hex(), result.modelVersion(), destinations.byName().size());
  }

  /** One that cannot be opened, perhaps for a wrong key, is no reason to lose the result. */
  private boolean hasIdentity(ImageId imageId) {
    try {
      return identities.find(imageId).isPresent();
    } catch (SealedIdentityException e) {
      LOG.errorf("result is entered without a look at its identity reason=%s", e.getMessage());
      return true;
    }
  }

  private static MalformedResultException malformed(String expected) {
    return new MalformedResultException(expected);
  }
}
