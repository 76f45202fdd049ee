package org.hilum.training.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.hilum.training.collect.ModelSettings;
import org.hilum.training.registry.Aliases;
import org.hilum.training.registry.Registry;
import org.hilum.training.registry.ReleaseState;
import org.hilum.training.registry.Releases;
import org.hilum.training.registry.SmallModels;
import org.hilum.training.registry.StoreForTests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstChampionTest {
  @TempDir Path folder;

  @Test
  void makesTheConfiguredModelChampionWhereThereIsNone() {
    try (StoreForTests server = new StoreForTests(folder.resolve("store"))) {
      Aliases aliases = new Aliases(server.store());

      first(server, aliases, "seeded/1", true).install();
      first(server, aliases, "seeded/2", true).install();

      ReleaseState state = aliases.state("seeded").orElseThrow();
      assertThat(state.champion().modelVersion()).isEqualTo("seeded/1");
      assertThat(state.revision()).isEqualTo(1);
      assertThat(new Registry(server.store()).list()).hasSize(1);
    }
  }

  @Test
  void leavesTheRegistryAloneUnlessItIsToldTo() {
    try (StoreForTests server = new StoreForTests(folder.resolve("store"))) {
      Aliases aliases = new Aliases(server.store());

      first(server, aliases, "seeded/1", false).install();

      assertThat(aliases.state("seeded")).isEmpty();
    }
  }

  private FirstChampion first(
      StoreForTests server, Aliases aliases, String modelVersion, boolean isWanted) {
    Path written = new SmallModels(folder.resolve("models")).write(modelVersion, "tail", 0.5);
    ModelSettings model = () -> written;
    RunConfig config = GivenConfig.with(Map.of("first-champion", String.valueOf(isWanted)));
    Registry registry = new Registry(server.store());
    return new FirstChampion(
        config,
        model,
        registry,
        aliases,
        new Releases(registry, aliases, (id, event) -> {}, Clock.systemUTC()));
  }
}
