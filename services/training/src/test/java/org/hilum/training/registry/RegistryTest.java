package org.hilum.training.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hilum.network.InvalidModelException;
import org.hilum.network.ModelDirectory;
import org.hilum.network.weights.Digest;
import org.hilum.schemas.ReleasedModel;
import org.hilum.storage.ObjectStore;
import org.hilum.storage.ObjectSummary;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryTest {
  @TempDir static Path serverFolder;

  private static StoreForTests server;
  private static ObjectStore store;

  @TempDir Path folder;

  private SmallModels models;
  private Registry registry;

  @BeforeAll
  static void startsTheServer() {
    server = new StoreForTests(serverFolder);
    store = server.store();
  }

  @AfterAll
  static void stopsTheServer() {
    server.close();
  }

  @BeforeEach
  void emptiesTheStore() {
    store.list("").map(ObjectSummary::key).toList().forEach(store::delete);
    models = new SmallModels(folder.resolve("models"));
    registry = new Registry(store);
  }

  @Test
  void keepsEveryFileOfAModelFolderAndItsTrunk() {
    RegisteredModel model = added(models.write("m/1"));

    assertThat(model.files())
        .containsExactly("MODEL_CARD.md", "evaluation-test.json", "model.json", "tail.safetensors");
    String trunk = Digest.of(SmallModels.TRUNK);
    assertThat(store.get("models/trunks/" + trunk + "/trunk.safetensors.zst", 1000))
        .hasValue(SmallModels.TRUNK);
    assertThat(store.get("models/m/1/tail.safetensors", 1000))
        .hasValue("tail of m/1".getBytes(UTF_8));
    assertThat(model.released())
        .isEqualTo(
            new ReleasedModel(
                "m/1", "models/m/1/", trunk, Digest.of("tail of m/1".getBytes(UTF_8))));
  }

  @Test
  void takesTheSameFolderAgain() {
    RegisteredModel first = added(models.write("m/1"));

    assertThat(added(models.write("m/1"))).isEqualTo(first);
  }

  @Test
  void refusesAFolderThatChangedAndKeepsNothingOfIt() {
    added(models.write("m/1"));
    Path changed = models.write("m/1", "another tail", 0.5);
    SmallModels.write(changed.resolve("loss.svg"), "<svg/>".getBytes(UTF_8));

    assertThat(reasonAgainst(changed)).contains("models/m/1/").contains("another version");
    assertThat(registry.find("m/1").orElseThrow().files()).doesNotContain("loss.svg");
    assertThat(store.get("models/m/1/tail.safetensors", 1000))
        .hasValue("tail of m/1".getBytes(UTF_8));
  }

  @Test
  void refusesAnotherThresholdUnderTheSameVersion() {
    added(models.write("m/1", "tail", 0.5));

    assertThat(reasonAgainst(models.write("m/1", "tail", 0.6))).contains("models/m/1/model.json");
  }

  @Test
  void refusesAFolderWhoseTailIsNotTheOneDescribed() {
    Path damaged = models.write("m/1");
    SmallModels.write(damaged.resolve("tail.safetensors"), "tail of M/1".getBytes(UTF_8));

    assertThat(reasonAgainst(damaged))
        .contains("tail.safetensors")
        .contains(Digest.of("tail of m/1".getBytes(UTF_8)));
    assertThat(store.list("models/")).isEmpty();
  }

  @Test
  void refusesANameThatTheRegistryNeedsItself() {
    assertThat(reasonAgainst(models.write("aliases/1"))).contains("aliases");
  }

  @Test
  void doesNotKnowAVersionWhoseDescriptionHasNotComeYet() {
    added(models.write("m/1"));
    store.put("models/m/2/tail.safetensors", new byte[3], "application/octet-stream", Map.of());

    assertThat(registry.find("m/2")).isEmpty();
    assertThat(registry.list()).extracting(RegisteredModel::modelVersion).containsExactly("m/1");
  }

  @Test
  void doesNotKnowWhatIsNoVersion() {
    added(models.write("m/1"));

    assertThat(registry.find("m")).isEmpty();
    assertThat(registry.find("../m/1")).isEmpty();
    assertThat(registry.file("trunks/..", "x")).isEmpty();
  }

  @Test
  void addsAFileToAVersionOnce() {
    added(models.write("m/1"));

    assertThat(registry.keepFile("m/1", "decisions/a.json", new byte[] {1})).isTrue();
    assertThat(registry.keepFile("m/1", "decisions/a.json", new byte[] {1})).isTrue();
    assertThat(registry.keepFile("m/1", "decisions/a.json", new byte[] {2})).isFalse();
    assertThat(registry.file("m/1", "decisions/a.json")).hasValue(new byte[] {1});
  }

  @Test
  void bringsAModelToAnotherMachine() throws IOException {
    Path original = models.write("m/1");
    added(original);

    ModelDirectory fetched = registry.fetch("m/1", folder.resolve("elsewhere"));

    assertThat(fetched.description()).isEqualTo(ModelDirectory.open(original).description());
    assertThat(Files.readAllBytes(fetched.trunkFile())).isEqualTo(SmallModels.TRUNK);
    assertThat(registry.fetch("m/1", folder.resolve("elsewhere")).path()).isEqualTo(fetched.path());
  }

  @Test
  void refusesATailThatWasDamagedInTheStore() {
    RegisteredModel model = added(models.write("m/1"));
    store.put("models/m/1/tail.safetensors", new byte[11], "application/octet-stream", Map.of());

    assertThat(registry.flaw(model).orElseThrow())
        .contains("models/m/1/tail.safetensors")
        .contains("expected " + model.description().tailDigest());
    assertThatExceptionOfType(InvalidModelException.class)
        .isThrownBy(() -> registry.fetch("m/1", folder.resolve("elsewhere")))
        .withMessageContaining(model.description().tailDigest());
    assertThat(folder.resolve("elsewhere/m")).doesNotExist();
  }

  @Test
  void noticesATrunkThatIsGone() {
    RegisteredModel model = added(models.write("m/1"));
    String trunk = "models/trunks/" + model.description().trunkDigest() + "/trunk.safetensors.zst";
    store.delete(trunk);

    assertThat(registry.flaw(model)).hasValue(trunk + " is not there");
  }

  @Test
  void answersAsBeforeWhenItsObjectsWereCopiedBack() {
    RegisteredModel first = added(models.write("m/1"));
    RegisteredModel second = added(models.write("m/2", "another tail", 0.5));
    // Their age is that of the copy, so that who restores keeps the order of the keys.
    SortedMap<String, byte[]> backup = new TreeMap<>();
    for (ObjectSummary object : store.list("models/").toList()) {
      backup.put(object.key(), store.get(object.key(), object.sizeBytes()).orElseThrow());
    }

    backup.keySet().forEach(store::delete);
    assertThat(registry.list()).isEmpty();
    backup.forEach((key, bytes) -> store.put(key, bytes, "application/octet-stream", Map.of()));

    assertThat(registry.list())
        .extracting(RegisteredModel::descriptionDigest)
        .containsExactly(first.descriptionDigest(), second.descriptionDigest());
    assertThat(registry.list()).allMatch(model -> registry.flaw(model).isEmpty());
    assertThat(registry.fetch("m/2", folder.resolve("copy")).description().tailDigest())
        .isEqualTo(second.description().tailDigest());
  }

  private RegisteredModel added(Path model) {
    return registry
        .add(model)
        .fold(
            there -> there,
            reason -> {
              throw new AssertionError(reason);
            });
  }

  private String reasonAgainst(Path model) {
    return registry.add(model).fold(there -> "added " + there, reason -> reason);
  }
}
