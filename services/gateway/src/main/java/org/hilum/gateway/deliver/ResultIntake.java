package org.hilum.gateway.deliver;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.hilum.gateway.admit.ImageId;
import org.hilum.gateway.destination.Destinations;
import org.hilum.gateway.identity.Identities;
import org.hilum.gateway.identity.SealedIdentityException;
import org.hilum.schemas.ScreeningCompleted;
import org.hilum.schemas.ScreeningFailed;
import org.jboss.logging.Logger;

/**
 * Enters results for delivery, and failures of images that have none. Entries come first and what
 * was told last: where that is kept, all of its entries were made, and none of them is made again,
 * however often an event is repeated.
 */
@Singleton
public class ResultIntake {
  private static final Logger LOG = Logger.getLogger(ResultIntake.class);
  private static final int CELLS = 49;

  private final Identities identities;
  private final Destinations destinations;
  private final Results results;
  private final ReportIndex index;
  private final Outbox outbox;

  ResultIntake(
      Identities identities,
      Destinations destinations,
      Results results,
      ReportIndex index,
      Outbox outbox) {
    this.identities = identities;
    this.destinations = destinations;
    this.results = results;
    this.index = index;
    this.outbox = outbox;
  }

  /**
   * An image has one result for the hospital, that of the model which judged it first: where its
   * features are asked for again later, because of a new trunk or a repetition by its device, the
   * archive has the result already, and perhaps the reader's verdict.
   *
   * @throws MalformedResultException if nothing can be made of it
   * @throws org.hilum.storage.StorageUnavailableException a retry may help
   */
  void take(ScreeningCompleted event) throws MalformedResultException {
    ResultKey result = ResultKey.of(event).orElseThrow(ResultIntake::unnamed);
    if (event.heatMap().size() != CELLS) {
      throw new MalformedResultException(CELLS + " cells of the heat map");
    }
    if (!results.isJudged(result.imageId())) {
      enter(result, new Told.Judged(event));
    }
  }

  /**
   * An image that has a result, or was given up before, is not given up again.
   *
   * @throws MalformedResultException if nothing can be made of it
   * @throws org.hilum.storage.StorageUnavailableException a retry may help
   */
  void take(ScreeningFailed event) throws MalformedResultException {
    ResultKey result = ResultKey.of(event).orElseThrow(ResultIntake::unnamed);
    if (!results.isJudged(result.imageId()) && !results.isGivenUp(result.imageId())) {
      enter(result, new Told.GivenUp(event));
    }
  }

  private void enter(ResultKey result, Told told) {
    if (!hasIdentity(result.imageId())) {
      return;
    }
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    index.add(result, told);
    for (String destination : destinations.byName().keySet()) {
      outbox.enter(new OutboxKey(destination, result), now);
    }
    results.keep(result, told);
    LOG.infof(
        "%s is entered for delivery imageId=%s modelVersion=%s destinations=%d",
        told instanceof Told.Judged ? "result" : "failure",
        result.imageId().hex(),
        result.modelVersion(),
        destinations.byName().size());
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

  private static MalformedResultException unnamed() {
    return new MalformedResultException("an image id and a model version of the usual form");
  }
}
