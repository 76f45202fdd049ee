package org.hilum.training.collect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hilum.training.fixture.Images.newId;
import static org.hilum.training.fixture.ReviewTopic.review;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.hilum.network.weights.Digest;
import org.hilum.schemas.StoredImage;
import org.hilum.schemas.Topic;
import org.hilum.schemas.Verdict;
import org.hilum.schemas.XrayLabels;
import org.hilum.schemas.XrayReceived;
import org.hilum.servers.RealServers;
import org.hilum.servers.ServerSet;
import org.hilum.storage.ObjectStore;
import org.hilum.training.announce.EventSender;
import org.hilum.training.fixture.Images;
import org.hilum.training.fixture.OnEmptyTables;
import org.hilum.training.fixture.Told;
import org.hilum.training.registry.Aliases;
import org.hilum.training.registry.Registry;
import org.hilum.training.registry.Releases;
import org.hilum.training.registry.SmallModels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A champion on a new trunk and images that were reviewed before, with real servers. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class ReplaySweepTest extends OnEmptyTables {
  /** Of the letters that stand for weights in small models. */
  private static final String TRUNK = Digest.of("trunk".getBytes(UTF_8));

  private static final byte[] IMAGE = "an image".getBytes(UTF_8);

  @Inject ObjectStore store;
  @Inject Registry registry;
  @Inject Aliases aliases;
  @Inject Releases releases;
  @Inject FeatureTable features;
  @Inject FeatureLookup lookup;
  @Inject CollectSettings settings;
  @Inject ReplayTable table;
  @Inject StoredXrays xrays;
  @Inject EventSender sender;

  @TempDir Path folder;

  @Test
  void asksForAFewImagesAtATimeAndForEachOnce() {
    List<String> reviewed = reviewed(6);
    Sweeps sweeps = promote("replayed-once/1");

    sweeps.look();
    assertThat(asked(reviewed)).isEmpty();

    judge("replayed-once/1", newId());
    sweeps.look();
    List<String> first = asked(reviewed);
    assertThat(first).hasSize(4);
    assertThat(excluded()).containsExactly("FEATURES_RECOMPUTING 4", "OTHER_TRUNK 2");

    sweeps.look();
    assertThat(asked(reviewed)).hasSize(4);

    first.subList(1, 4).forEach(image -> answer("replayed-once/1", image));
    fail("replayed-once/1", first.get(0));
    sweeps.look();
    assertThat(asked(reviewed)).hasSize(6);
    rows.await(labelled(), "3");
    assertThat(excluded()).containsExactly("FEATURES_RECOMPUTING 2", "OTHER_TRUNK 1");

    asked(reviewed).stream()
        .filter(image -> !first.contains(image))
        .forEach(image -> answer("replayed-once/1", image));
    sweeps.look();
    sweeps.look();
    rows.await(labelled(), "5");
    assertThat(excluded()).containsExactly("OTHER_TRUNK 1");
    assertThat(reviewed)
        .allSatisfy(image -> assertThat(Told.read(Topic.XRAY_RECEIVED, image)).hasSize(2));
  }

  @Test
  void saysByteForByteWhatTheGatewaySaid() {
    String image = reviewed(1).get(0);
    Sweeps sweeps = promote("replayed-same/1");
    judge("replayed-same/1", newId());

    sweeps.look();

    List<ConsumerRecord<String, byte[]>> told = Told.read(Topic.XRAY_RECEIVED, image);
    assertThat(told).hasSize(2);
    assertThat(told.get(1).value()).isEqualTo(told.get(0).value());
    assertThat(Told.header(told.get(1), "ce_source")).isEqualTo("/hilum/training");
    assertThat(Told.header(told.get(1), "ce_id")).isEqualTo(image);
    // The same key goes the same way, so this one comes last, and is the second that is news.
    Told.send(Topic.XRAY_RECEIVED, image, Told.received(image, "cr-9", Instant.now()));
    rows.await(
        "select facts->>'deviceId' from audit_entry where kind = 'RECEIVED' and image_id = '%s'"
                .formatted(image)
            + " order by sequence",
        "cr-5",
        "cr-9");
  }

  @Test
  void neverAsksForAnImageThatIsGone() {
    String gone = reviewed(1).get(0);
    store.delete("xrays/" + gone);
    Sweeps sweeps = promote("replayed-gone/1");
    judge("replayed-gone/1", newId());

    sweeps.look();
    sweeps.look();

    assertThat(asked(List.of(gone))).isEmpty();
    assertThat(excluded()).containsExactly("OTHER_TRUNK 1");
  }

  @Test
  void neverAsksAModelThatHasJudgedTheImage() {
    List<String> reviewed = reviewed(3);
    Sweeps sweeps = promote("replayed-known/1");
    judge("replayed-known/1", reviewed.get(0));
    String onTrialThen = reviewed.get(1);
    Told.send(
        Topic.SCREENING_COMPLETED,
        onTrialThen,
        Told.withShadow(
            Told.screened(onTrialThen, Instant.now(), "replayed-known/0", 0.2),
            "replayed-known/1",
            0.3));
    awaitEntry("SCREENED", onTrialThen);

    sweeps.look();

    assertThat(asked(reviewed)).containsExactly(reviewed.get(2));
  }

  @Test
  void anAnswerThatNeverComesHoldsTheOthersUpForAnHour() {
    List<String> reviewed = reviewed(5);
    Sweeps sweeps = promote("replayed-lost/1");
    judge("replayed-lost/1", newId());
    sweeps.look();
    rows.execute("update replay set asked_at = asked_at - interval '59 minutes'");
    sweeps.look();
    assertThat(asked(reviewed)).hasSize(4);

    rows.execute("update replay set asked_at = asked_at - interval '1 minute'");
    sweeps.look();

    assertThat(asked(reviewed)).hasSize(5);
  }

  @Test
  void asksAgainForAnImageThatAnotherModelAnswered() {
    String image = reviewed(1).get(0);
    Sweeps sweeps = promote("replayed-again/1");
    judge("replayed-again/1", newId());
    for (int asked = 1; asked <= 3; asked++) {
      sweeps.look();
      assertThat(Told.read(Topic.XRAY_RECEIVED, image)).hasSize(1 + asked);
      Told.send(
          Topic.SCREENING_COMPLETED,
          image,
          Told.screened(image, Instant.now(), "replayed-again/0", 0.2));
      rows.await(entries("SCREENED", image), String.valueOf(asked));
      sweeps.look();
      sweeps.look();
      assertThat(Told.read(Topic.XRAY_RECEIVED, image)).hasSize(1 + asked);
      rows.execute("update replay set asked_at = asked_at - interval '5 minutes'");
    }

    sweeps.look();

    assertThat(Told.read(Topic.XRAY_RECEIVED, image)).hasSize(4);
    assertThat(rows.of("select image_id from live_case where model_version = 'replayed-again/0'"))
        .isEmpty();
  }

  @Test
  void anAnswerIsNoLiveCase() {
    String image = reviewed(1).get(0);
    Sweeps sweeps = promote("replayed-live/1");
    String live = newId();
    judge("replayed-live/1", live);
    sweeps.look();
    answer("replayed-live/1", image);
    Told.send(
        Topic.SCREENING_COMPLETED,
        image,
        Told.withShadow(
            Told.screened(image, Instant.now(), "replayed-live/1", 0.2), "replayed-live/2", 0.3));
    rows.await(entries("SCREENED", image), "2");

    assertThat(rows.of("select image_id from live_case where model_version = 'replayed-live/1'"))
        .containsExactly(live);
    assertThat(rows.of("select image_id from trial_case where champion = 'replayed-live/1'"))
        .isEmpty();
  }

  /** The two sweeps for one model name, as often as a test wants. */
  private record Sweeps(FeatureSweep features, ReplaySweep replays) {
    void look() {
      features.look();
      replays.look();
      features.look();
    }
  }

  private Sweeps promote(String version) {
    Path model = new SmallModels(folder.resolve("models")).write(version, "tail", 0.5);
    registry.add(model);
    releases.install(version, "test");
    TrunkInUse trunk = new TrunkInUse(() -> model, aliases);
    assertThat(trunk.digest()).isEqualTo(TRUNK);
    return new Sweeps(
        new FeatureSweep(features, lookup, trunk, settings),
        new ReplaySweep(trunk, aliases, table, xrays, sender));
  }

  /** Images that were announced, screened on another trunk and read. */
  private List<String> reviewed(int count) {
    List<String> reviewed = Stream.generate(Images::newId).limit(count).sorted().toList();
    for (String image : reviewed) {
      Map<String, String> labels =
          new XrayLabels(
                  Map.of(
                      XrayLabels.DEVICE, "cr-5",
                      XrayLabels.VIEW, "AP",
                      XrayLabels.AGE_GROUP, "YOUNG_CHILD",
                      XrayLabels.PATIENT, "pseudonym of " + image))
              .receivedAt(Instant.parse("2026-03-02T12:00:00.125Z"))
              .labels();
      String key = "xrays/" + image;
      store.put(key, IMAGE, "image/png", labels);
      XrayReceived event =
          XrayLabels.event(
              image,
              new StoredImage(ServerSet.BUCKET, key, "image/png", IMAGE.length),
              labels,
              Instant.EPOCH);
      Told.send(Topic.XRAY_RECEIVED, image, event);
      images.screen(image, Images.OTHER_TRUNK);
      topic.send(review(image, "reader-1", 1, Verdict.NORMAL));
      awaitEntry("RECEIVED", image);
    }
    // Of these: what was delivered before may be delivered again.
    rows.await(
        "select count(*) from example where image_id in ('%s')"
            .formatted(String.join("','", reviewed)),
        String.valueOf(count));
    return reviewed;
  }

  private void judge(String modelVersion, String image) {
    Told.send(
        Topic.SCREENING_COMPLETED, image, Told.screened(image, Instant.now(), modelVersion, 0.2));
    awaitEntry("SCREENED", image);
  }

  /** As a worker does: features first. */
  private void answer(String modelVersion, String image) {
    images.screen(image, TRUNK);
    judge(modelVersion, image);
  }

  private void fail(String modelVersion, String image) {
    Told.send(Topic.SCREENING_FAILED, image, Told.failed(image, Instant.now(), modelVersion));
    awaitEntry("FAILED", image);
  }

  private void awaitEntry(String kind, String image) {
    rows.await(entries(kind, image), "1");
  }

  private static String entries(String kind, String image) {
    return "select count(*) from audit_entry where kind = '%s' and image_id = '%s'"
        .formatted(kind, image);
  }

  /** Those that were announced more than once. */
  private static List<String> asked(List<String> images) {
    return images.stream()
        .filter(image -> Told.read(Topic.XRAY_RECEIVED, image).size() > 1)
        .toList();
  }

  private List<String> excluded() {
    return rows.of(
        """
        select exclusion || ' ' || count(*) from examples_on('%s')
        where standing = 'EXCLUDED' group by exclusion order by exclusion
        """
            .formatted(TRUNK));
  }

  private static String labelled() {
    return "select count(*) from examples_on('%s') where standing = 'LABELLED'".formatted(TRUNK);
  }
}
