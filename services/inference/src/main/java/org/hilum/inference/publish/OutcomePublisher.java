package org.hilum.inference.publish;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.hilum.inference.screen.Screening;
import org.hilum.network.Features;
import org.hilum.schemas.EventJson;
import org.hilum.schemas.ScreeningCompleted;
import org.hilum.schemas.ScreeningFailed;
import org.hilum.schemas.ScreeningTimings;
import org.hilum.storage.ObjectStore;

/** Stores what belongs to an outcome, then announces it. */
public final class OutcomePublisher implements OutcomeSink {
  private final ObjectStore objects;
  private final ScreeningEvents events;

  public OutcomePublisher(ObjectStore objects, ScreeningEvents events) {
    this.objects = objects;
    this.events = events;
  }

  @Override
  public void publish(Outcome outcome) {
    Runnable publication = outcome.fold(this::ofResult, this::ofFailure);
    publication.run();
  }

  private Runnable ofResult(Outcome.Screened screened) {
    return () -> {
      Screening.Judged screening = screened.screening();
      String imageId = screened.image().imageId();
      long began = System.nanoTime();
      String key = put(imageId, screening.model().trunkDigest(), screening.features());
      screening.otherFeatures().forEach((trunk, features) -> put(imageId, trunk, features));
      double storeMs = (System.nanoTime() - began) / (double) TimeUnit.MILLISECONDS.toNanos(1);
      events.announce(completed(screened, key, storeMs));
    };
  }

  private Runnable ofFailure(Outcome.Failed failed) {
    return () -> {
      ScreeningFailed event = failed.event();
      String key = Features.folder(event.imageId()) + "failure.json";
      objects.put(key, EventJson.write(event), "application/json", Map.of());
      events.announce(event);
    };
  }

  /** Under the key that is returned. */
  private String put(String imageId, String trunkDigest, byte[] features) {
    String key = Features.objectKey(imageId, trunkDigest);
    objects.put(key, Features.toSafetensors(features), "application/octet-stream", Map.of());
    return key;
  }

  private static ScreeningCompleted completed(
      Outcome.Screened screened, String featuresKey, double storeMs) {
    Screening.Judged screening = screened.screening();
    return new ScreeningCompleted(
        screened.image().imageId(),
        screened.image().receivedAt(),
        screened.screenedAt(),
        screening.model().trunkDigest(),
        screening.judgement(),
        screening.shadows(),
        screening.heatMap(),
        featuresKey,
        new ScreeningTimings(
            screened.waitedMs(),
            screened.fetchMs(),
            screened.decodeMs(),
            screening.networkMs(),
            storeMs));
  }
}
