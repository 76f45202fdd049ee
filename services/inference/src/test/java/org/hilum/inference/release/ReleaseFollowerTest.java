package org.hilum.inference.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hilum.inference.RandomModel;
import org.hilum.inference.model.CurrentModel;
import org.hilum.inference.screen.ObjectSource;
import org.hilum.network.EngineSettings;
import org.hilum.network.ModelDescription;
import org.hilum.network.ModelDirectory;
import org.hilum.schemas.EventJson;
import org.hilum.schemas.ModelReleased;
import org.hilum.schemas.ReleaseOccasion;
import org.hilum.schemas.ReleasedModel;
import org.hilum.storage.ObjectStore;
import org.hilum.storage.StorageSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ReleaseFollowerTest {
  private static CurrentModel model;

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  @BeforeAll
  static void loadsTheModelOnce() {
    model = CurrentModel.open(RandomModel.directory(), EngineSettings.standard());
  }

  @AfterAll
  static void closesTheModel() {
    model.close();
  }

  @Test
  void knowsThatNothingIsReleased() {
    ReleaseFollower follower = follower((key, limit) -> Optional.empty());

    follower.hear(null);
    follower.hear(release("another", RandomModel.version("random/3", 1)));
    follower.settle();

    assertThat(follower.isKnown()).isTrue();
    assertThat(follower.status()).isEqualTo(ReleaseStatus.nothingReleased());
  }

  @Test
  void doesNotKnowWhatToRunWhileTheStoreIsAway() {
    try (ObjectStore away = away()) {
      ReleaseFollower follower = follower(away::get);
      follower.hear(release("random", RandomModel.version("random/3", 1)));

      follower.settle();

      assertThat(follower.isKnown()).isFalse();
      assertThat(follower.status().waitsFor())
          .hasValueSatisfying(what -> assertThat(what).contains("models/random/3/"));

      follower.hear(release("random", RandomModel.directory()));
      follower.settle();

      assertThat(follower.isKnown()).isTrue();
      assertThat(follower.status()).isEqualTo(ReleaseStatus.running("random/2", List.of()));
    }
  }

  @Test
  void countsHowReleasesEndAndTellsWhatRuns() {
    ReleaseFollower follower = follower((key, limit) -> Optional.empty());
    follower.hear(release("random", RandomModel.version("random/3", 1)));
    follower.settle();
    follower.hear(new byte[] {1, 2, 3});
    follower.hear(release("random", RandomModel.directory()));
    follower.settle();

    assertThat(releases("refused")).isOne();
    assertThat(releases("unreadable")).isOne();
    assertThat(releases("running")).isOne();
    assertThat(
            meters
                .get("hilum.model.info")
                .tags("role", "champion", "version", "random/2")
                .gauge()
                .value())
        .isOne();
  }

  private double releases(String outcome) {
    return meters.get("hilum.model.releases").tag("outcome", outcome).counter().count();
  }

  private ReleaseFollower follower(ObjectSource objects) {
    return new ReleaseFollower(
        model, new ReleaseInstaller(objects, model, EngineSettings.standard()), meters);
  }

  /** Nobody listens there. */
  private static ObjectStore away() {
    return new ObjectStore(
        new StorageSettings(URI.create("http://127.0.0.1:1"), "key", "secret", "here", "hilum"));
  }

  private static byte[] release(String name, ModelDirectory directory) {
    ModelDescription champion = directory.description();
    return EventJson.write(
        new ModelReleased(
            name,
            new ReleasedModel(
                champion.modelVersion(),
                "models/" + champion.modelVersion() + "/",
                champion.trunkDigest(),
                champion.tailDigest()),
            List.of(),
            ReleaseOccasion.PROMOTION,
            Instant.now(),
            "test"));
  }
}
