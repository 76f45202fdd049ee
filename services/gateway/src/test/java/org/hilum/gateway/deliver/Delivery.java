package org.hilum.gateway.deliver;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.scheduler.Scheduler;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.DataSetBuilder;
import org.hilum.dicom.data.Tags;
import org.hilum.dicom.data.Uid;
import org.hilum.dicom.file.DicomWriter;
import org.hilum.dicom.file.TransferSyntax;
import org.hilum.gateway.admit.ImageId;
import org.hilum.gateway.destination.Configured;
import org.hilum.gateway.destination.Destinations;
import org.hilum.gateway.dicom.DecodingMemory;
import org.hilum.gateway.identity.Identities;
import org.hilum.gateway.report.Screened;
import org.hilum.schemas.FailureReason;
import org.hilum.schemas.Judgement;
import org.hilum.schemas.ScreeningCompleted;
import org.hilum.schemas.ScreeningFailed;
import org.hilum.storage.ObjectStore;

/** What one replica does, with destinations of its own. */
@Singleton
public class Delivery {
  private final ObjectStore store;
  private final Identities identities;
  private final Results results;
  private final ReportIndex index;
  private final Outbox outbox;
  private final DecodingMemory memory;

  Delivery(
      ObjectStore store,
      Identities identities,
      Results results,
      ReportIndex index,
      Outbox outbox,
      DecodingMemory memory) {
    this.store = store;
    this.identities = identities;
    this.results = results;
    this.index = index;
    this.outbox = outbox;
    this.memory = memory;
  }

  /** A name that no other test uses. */
  public static String name() {
    return "d" + UUID.randomUUID().toString().substring(0, 8);
  }

  /** An image that came as DICOM and was screened. */
  public ScreeningCompleted screened() {
    return withIdentity(screenedWithoutIdentity());
  }

  /** Likewise; it says that it has so many rows and columns. */
  ScreeningCompleted screened(int side) {
    DataSetBuilder claims = Screened.image(80, 60).dataSet().toBuilder();
    return withIdentity(
        stored(claims.integers(Tags.ROWS, side).integers(Tags.COLUMNS, side).build()));
  }

  private ScreeningCompleted withIdentity(ScreeningCompleted event) {
    identities.keep(new ImageId(event.imageId()), Screened.identity());
    return event;
  }

  ScreeningCompleted screenedWithoutIdentity() {
    return stored(Screened.image(80, 60).dataSet());
  }

  private ScreeningCompleted stored(DataSet image) {
    DataSet unique =
        image.toBuilder().text(Tags.SOP_INSTANCE_UID, Uid.of(UUID.randomUUID()).value()).build();
    byte[] file = DicomWriter.file(TransferSyntax.EXPLICIT_LITTLE_ENDIAN, unique);
    ImageId imageId = ImageId.of(file);
    store.put(imageId.key(), file, "application/dicom", Map.of());
    return resultOf(imageId);
  }

  public ScreeningCompleted resultOf(ImageId imageId) {
    ScreeningCompleted told = Screened.event();
    return new ScreeningCompleted(
        imageId.hex(),
        told.receivedAt(),
        told.screenedAt(),
        told.trunkDigest(),
        told.champion(),
        told.shadows(),
        told.heatMap(),
        told.featuresKey(),
        told.timings());
  }

  /** That the same image was not screened by the same model. */
  public static ScreeningFailed failureOf(ScreeningCompleted event) {
    return new ScreeningFailed(
        event.imageId(),
        event.receivedAt(),
        event.screenedAt(),
        event.champion().modelVersion(),
        FailureReason.OUT_OF_SCOPE_AGE,
        "the model judges others",
        Optional.empty());
  }

  /** What another model says of the same image. */
  static ScreeningCompleted judgedAgain(ScreeningCompleted event) {
    Judgement told = event.champion();
    return new ScreeningCompleted(
        event.imageId(),
        event.receivedAt(),
        event.screenedAt(),
        event.trunkDigest(),
        new Judgement(
            "another/7",
            told.probability(),
            told.threshold(),
            told.decision(),
            told.reason(),
            told.unlikeness(),
            told.findings()),
        event.shadows(),
        event.heatMap(),
        event.featuresKey(),
        event.timings());
  }

  void enter(ScreeningCompleted event, Destinations destinations) throws MalformedResultException {
    intake(destinations).take(event);
  }

  void enter(ScreeningFailed event, Destinations destinations) throws MalformedResultException {
    intake(destinations).take(event);
  }

  /** As if it had been told by Kafka, of an installation without destinations. */
  public void enter(ScreeningCompleted event) {
    try {
      enter(event, nobody());
    } catch (MalformedResultException e) {
      throw new AssertionError(e);
    }
  }

  /** Likewise. */
  public void enter(ScreeningFailed event) {
    try {
      enter(event, nobody());
    } catch (MalformedResultException e) {
      throw new AssertionError(e);
    }
  }

  private static Destinations nobody() {
    return Configured.destination(name(), Map.of());
  }

  private ResultIntake intake(Destinations destinations) {
    return new ResultIntake(identities, destinations, results, index, outbox);
  }

  /** Pauses and claims last a millisecond. */
  Relay relay(Destinations destinations) {
    return relay(destinations, "PT0.001S");
  }

  Relay relay(Destinations destinations, String claim) {
    return new Relay(
        config(claim),
        destinations,
        outbox,
        results,
        identities,
        store,
        memory,
        new SimpleMeterRegistry());
  }

  /** Looks each second, until its jobs are taken from the scheduler. */
  void schedule(Destinations destinations, Scheduler scheduler) {
    String claim = "PT1M";
    new RelaySchedule(relay(destinations, claim), destinations, config(claim), scheduler);
  }

  private static DeliveryConfig config(String claim) {
    return new SmallRyeConfigBuilder()
        .withSources(
            new PropertiesConfigSource(
                Map.of(
                    "hilum.delivery.every", "1s",
                    "hilum.delivery.shortest-pause", "PT0.001S",
                    "hilum.delivery.longest-pause", "PT0.001S",
                    "hilum.delivery.claim", claim),
                "test",
                100))
        .withConverter(Duration.class, 200, new DurationConverter())
        .withMapping(DeliveryConfig.class)
        .build()
        .getConfigMapping(DeliveryConfig.class);
  }

  /** Those that a relay does not deliver meanwhile. */
  List<WaitingEntry> waiting(String destination) {
    return outbox.waiting(destination).flatMap(key -> outbox.findWaiting(key).stream()).toList();
  }

  List<RefusedEntry> refused(String destination) {
    return outbox.refused(destination).map(key -> outbox.findRefused(key).orElseThrow()).toList();
  }
}
