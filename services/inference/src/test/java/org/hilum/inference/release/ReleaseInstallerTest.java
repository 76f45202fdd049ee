package org.hilum.inference.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hilum.inference.RandomModel;
import org.hilum.inference.model.CurrentModel;
import org.hilum.network.EngineSettings;
import org.hilum.network.ModelDescription;
import org.hilum.network.ModelDirectory;
import org.hilum.network.weights.PackedTrunk;
import org.hilum.schemas.ModelReleased;
import org.hilum.schemas.ReleaseOccasion;
import org.hilum.schemas.ReleasedModel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Artifacts that must not run; those that do run are tested with the whole worker. */
class ReleaseInstallerTest {
  private static CurrentModel model;

  private final Map<String, byte[]> objects = new HashMap<>();
  private final ReleaseInstaller installer =
      new ReleaseInstaller(
          (key, limit) -> Optional.ofNullable(objects.get(key)), model, EngineSettings.standard());

  @BeforeAll
  static void loadsTheModelOnce() {
    model = CurrentModel.open(RandomModel.directory(), EngineSettings.standard());
  }

  @AfterAll
  static void closesTheModel() {
    model.close();
  }

  @Test
  void refusesATrunkThatIsMissingOrNotTheOneReleased() throws IOException {
    ModelDirectory directory = RandomModel.onAnotherTrunk("random/22");
    ReleasedModel released = stored(directory);
    String key = PackedTrunk.objectKey(directory.description().trunkDigest());
    byte[] trunk = objects.remove(key);

    assertThat(refusal(released)).contains("the store has no object " + key);

    trunk[trunk.length / 2] ^= 1;
    objects.put(key, trunk);
    assertThat(refusal(released))
        .contains(key + " has SHA-256")
        .contains("expected " + released.trunkDigest());
  }

  @Test
  void refusesAModelThatLiesWhereNoModelBelongs() throws IOException {
    ReleasedModel released = stored(RandomModel.version("random/3", 1));

    String reason =
        refusal(
            new ReleasedModel(
                released.modelVersion(),
                "models/random/2/../3/",
                released.trunkDigest(),
                released.tailDigest()));

    assertThat(reason).contains("key of the released random/3 is models/random/2/../3/");
  }

  @Test
  void leavesOutATrialOfWhatRunsAlready() throws IOException {
    ReleasedModel released = stored(RandomModel.directory());

    Installation installed = installer.install(release(released, released));

    assertThat(installed)
        .isEqualTo(new Installation.Running(List.of("random/2 cannot run: it runs already")));
    assertThat(model.shadows()).isEmpty();
  }

  @Test
  void leavesOutATrialWhoseTrunkIsMissing() throws IOException {
    ReleasedModel released = stored(RandomModel.directory());
    ReleasedModel elsewhere = stored(RandomModel.onAnotherTrunk("random/22"));
    String key = PackedTrunk.objectKey(elsewhere.trunkDigest());
    objects.remove(key);

    Installation installed = installer.install(release(released, elsewhere));

    assertThat(installed)
        .isEqualTo(
            new Installation.Running(
                List.of("random/22 cannot run: the store has no object " + key)));
  }

  @Test
  void aPromotionTakesTheTrunkThatItsTrialHasLoaded() throws IOException {
    try (CurrentModel own = CurrentModel.open(RandomModel.directory(), EngineSettings.standard())) {
      ReleaseInstaller follows =
          new ReleaseInstaller(
              (key, limit) -> Optional.ofNullable(objects.get(key)),
              own,
              EngineSettings.standard());
      ReleasedModel released = stored(RandomModel.directory());
      ReleasedModel elsewhere = stored(RandomModel.onAnotherTrunk("random/22"));
      assertThat(follows.install(release(released, elsewhere)))
          .isEqualTo(new Installation.Running(List.of()));
      objects.remove(PackedTrunk.objectKey(elsewhere.trunkDigest()));

      assertThat(follows.install(release(elsewhere)))
          .isEqualTo(new Installation.Running(List.of()));

      assertThat(own.champion().modelVersion()).isEqualTo("random/22");
      assertThat(own.shadows()).isEmpty();
    }
  }

  private String refusal(ReleasedModel champion) {
    Installation installed = installer.install(release(champion));
    assertThat(installed).isInstanceOf(Installation.Refused.class);
    assertThat(model.champion().modelVersion()).isEqualTo("random/2");
    return ((Installation.Refused) installed).reason();
  }

  private ReleasedModel stored(ModelDirectory directory) throws IOException {
    ModelDescription described = directory.description();
    String key = "models/" + described.modelVersion() + "/";
    for (String file : List.of("model.json", "tail.safetensors")) {
      objects.put(key + file, Files.readAllBytes(directory.path().resolve(file)));
    }
    objects.put(
        PackedTrunk.objectKey(described.trunkDigest()), Files.readAllBytes(directory.trunkFile()));
    return new ReleasedModel(
        described.modelVersion(), key, described.trunkDigest(), described.tailDigest());
  }

  private static ModelReleased release(ReleasedModel champion, ReleasedModel... shadows) {
    return new ModelReleased(
        "random",
        champion,
        Arrays.asList(shadows),
        ReleaseOccasion.PROMOTION,
        Instant.now(),
        "test");
  }
}
