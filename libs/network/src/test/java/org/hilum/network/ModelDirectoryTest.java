package org.hilum.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.hilum.network.layers.LayerTable;
import org.hilum.network.weights.Digest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelDirectoryTest {

  private static final LayerTable TABLE = RandomWeights.SMALL;
  private static final byte[] TRUNK = {1, 2, 3};

  private final TailWeights tail = TailWeights.of(TABLE, RandomWeights.of(TABLE, 2));
  private final ModelDescription description =
      ModelDescriptionTest.described("pneumonia/1", Digest.of(TRUNK), tail.digest());

  @TempDir Path models;

  private Path trunkFolder() {
    return models.resolve("trunks").resolve(Digest.of(TRUNK).substring(0, 12));
  }

  @BeforeEach
  void placesATrunk() throws IOException {
    Files.createDirectories(trunkFolder());
    Files.write(trunkFolder().resolve("trunk.safetensors.zst"), TRUNK);
  }

  @Test
  void readsBackWhatItWrote() {
    ModelDirectory.write(models, description, tail);
    ModelDirectory read = ModelDirectory.open(models.resolve("pneumonia/1"));
    assertThat(read.description()).isEqualTo(description);
    assertThat(read.trunkFile()).exists();
    assertThat(TailWeights.read(TABLE, read.path().resolve("tail.safetensors"))).isEqualTo(tail);
  }

  @Test
  void leavesNoDraftBehind() throws IOException {
    ModelDirectory.write(models, description, tail);
    try (Stream<Path> versions = Files.list(models.resolve("pneumonia"))) {
      assertThat(versions).containsExactly(models.resolve("pneumonia/1"));
    }
  }

  @Test
  void neverChangesAReleasedModel() {
    ModelDirectory.write(models, description, tail);
    assertThatExceptionOfType(InvalidModelException.class)
        .isThrownBy(() -> ModelDirectory.write(models, description, tail))
        .withMessageContaining("exists");
  }

  @Test
  void refusesATailThatIsNotTheDescribedOne() {
    TailWeights other = TailWeights.of(TABLE, RandomWeights.of(TABLE, 3));
    assertThatExceptionOfType(InvalidModelException.class)
        .isThrownBy(() -> ModelDirectory.write(models, description, other))
        .withMessageContaining(other.digest());
    assertThat(models.resolve("pneumonia/1")).doesNotExist();
  }

  @Test
  void refusesAChangedTailOrTrunk() throws IOException {
    Path model = ModelDirectory.write(models, description, tail).path();
    Path tailFile = model.resolve("tail.safetensors");
    byte[] right = Files.readAllBytes(tailFile);
    Files.write(tailFile, new byte[10]);
    refuses(model, "tail.safetensors has SHA-256");
    Files.write(tailFile, right);
    Path trunk = trunkFolder().resolve("trunk.safetensors.zst");
    Files.write(trunk, new byte[] {9});
    refuses(model, "trunk.safetensors.zst has SHA-256");
    Files.delete(trunk);
    refuses(model, "cannot read " + trunk);
  }

  @Test
  void namesWhatIsWrongWithADescription() throws IOException {
    Path model = ModelDirectory.write(models, description, tail).path();
    Path file = model.resolve("model.json");
    String right = Files.readString(file);
    Files.writeString(file, right.replace("\"threshold\" : 0.4", "\"threshold\" : 1.4"));
    refuses(model, "threshold must be between 0 and 1, is 1.4");
    Files.writeString(file, right.replace("\"threshold\" : 0.4,", ""));
    refuses(model, "threshold");
    Files.writeString(file, right.replace("pneumonia/1", "pneumonia/2"));
    refuses(model, "describes model pneumonia/2");
    Files.writeString(file, "{");
    refuses(model, "model.json");
    Files.delete(file);
    refuses(model, "cannot read " + file);
  }

  private static void refuses(Path model, String message) {
    assertThatExceptionOfType(InvalidModelException.class)
        .isThrownBy(() -> ModelDirectory.open(model))
        .withMessageContaining(message);
  }

  @Test
  void namesATailTensorThatIsMissing() {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> TailWeights.of(TABLE, RandomWeights.of(TABLE, 1).select(TABLE.shapes())))
        .withMessageContaining("unlikeness.components");
  }
}
