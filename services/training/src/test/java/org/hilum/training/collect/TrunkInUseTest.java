package org.hilum.training.collect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import org.hilum.network.weights.Digest;
import org.hilum.training.fixture.Images;
import org.hilum.training.registry.Aliases;
import org.hilum.training.registry.Registry;
import org.hilum.training.registry.Releases;
import org.hilum.training.registry.SmallModels;
import org.hilum.training.registry.StoreForTests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrunkInUseTest {
  private static final Path CONFIGURED = Path.of("target/test-classes/models/collected/1");

  @TempDir Path folder;

  @Test
  void isThatOfTheConfiguredModelUntilItsNameHasAChampionAndThenTheChampions() {
    try (StoreForTests server = new StoreForTests(folder.resolve("store"))) {
      Aliases aliases = new Aliases(server.store());
      TrunkInUse trunk = new TrunkInUse(() -> CONFIGURED, aliases);
      assertThat(trunk.modelName()).isEqualTo("collected");
      assertThat(trunk.digest()).isEqualTo(Images.TRUNK);
      install("collected/2", server, aliases);

      trunk.follow();

      assertThat(trunk.digest()).isEqualTo(smallTrunk());
      assertThat(new TrunkInUse(() -> CONFIGURED, aliases).digest()).isEqualTo(smallTrunk());
    }
  }

  @Test
  void staysWhatItWasWhileTheRegistryIsAway() {
    TrunkInUse trunk;
    try (StoreForTests server = new StoreForTests(folder.resolve("store"))) {
      Aliases aliases = new Aliases(server.store());
      install("collected/2", server, aliases);
      trunk = new TrunkInUse(() -> CONFIGURED, aliases);
    }

    trunk.follow();

    assertThat(trunk.digest()).isEqualTo(smallTrunk());
  }

  private void install(String modelVersion, StoreForTests server, Aliases aliases) {
    Registry registry = new Registry(server.store());
    registry.add(new SmallModels(folder.resolve("models")).write(modelVersion, "tail", 0.5));
    new Releases(registry, aliases, (id, event) -> {}, Clock.systemUTC())
        .install(modelVersion, "test");
  }

  /** Of the letters that stand for weights there. */
  private static String smallTrunk() {
    return Digest.of("trunk".getBytes(UTF_8));
  }
}
