package org.hilum.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hilum.network.ModelDescription.Calibration;
import org.hilum.network.ModelDescription.Subtype;
import org.hilum.network.layers.Head;
import org.hilum.network.layers.LayerTable;
import org.hilum.network.weights.Digest;
import org.hilum.network.weights.ElementType;
import org.hilum.network.weights.Safetensors;
import org.hilum.network.weights.StoredTensor;
import org.hilum.network.weights.Tensor;
import org.hilum.network.weights.Weights;
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
  void describesAModelWhoseWeightsAreElsewhere() throws IOException {
    ModelDirectory.write(models, description, tail);
    Files.delete(models.resolve("pneumonia/1/tail.safetensors"));
    Files.delete(trunkFolder().resolve("trunk.safetensors.zst"));

    assertThat(ModelDirectory.describe(models.resolve("pneumonia/1"))).isEqualTo(description);
  }

  @Test
  void readsBackAModelThatTellsTheCauses() {
    TailWeights two = withTwoOutputs();
    ModelDescription description = describedWithSubtype(two.digest());

    ModelDirectory.write(models, description, two);

    ModelDirectory read = ModelDirectory.open(models.resolve("pneumonia/1"));
    assertThat(read.description()).isEqualTo(description);
    assertThat(read.tail(TABLE)).isEqualTo(two);
    assertThat(read.tail(TABLE).head()).isEqualTo(new Head(TABLE.channels(), 40, 2));
  }

  @Test
  void readsTheModelThatShips() throws IOException {
    Path shipped = Path.of("../../models/pneumonia-guangzhou/1");

    ModelDirectory read = ModelDirectory.open(shipped);

    assertThat(read.description().subtype()).isEmpty();
    assertThat(read.tail().head()).isEqualTo(new Head(2048, 128, 1));
    assertThat(read.tail().toSafetensors())
        .isEqualTo(Files.readAllBytes(shipped.resolve("tail.safetensors")));
  }

  @Test
  void refusesASubtypeWithoutItsOutputAndAnOutputWithoutItsSubtype() throws IOException {
    TailWeights two = withTwoOutputs();
    ModelDescription without =
        ModelDescriptionTest.described("pneumonia/1", Digest.of(TRUNK), two.digest());
    assertThatExceptionOfType(InvalidModelException.class)
        .isThrownBy(() -> ModelDirectory.write(models, without, two))
        .withMessageContaining("'head_output.kernel' of pneumonia/1 has 2 rows, so model.json");
    assertThatExceptionOfType(InvalidModelException.class)
        .isThrownBy(() -> ModelDirectory.write(models, describedWithSubtype(tail.digest()), tail))
        .withMessageContaining("has 1 row, so model.json must have no 'subtype'");

    ModelDirectory.write(models, description, tail);
    Path file = models.resolve("pneumonia/1/model.json");
    Files.writeString(
        file,
        Files.readString(file)
            .replace(
                "\"threshold\"",
                "\"subtype\" : { \"calibration\" : { \"temperature\" : 1, \"bias\" : 0 } },"
                    + " \"threshold\""));
    assertThatExceptionOfType(InvalidModelException.class)
        .isThrownBy(() -> ModelDirectory.open(models.resolve("pneumonia/1")).tail(TABLE))
        .withMessageContaining("has 1 row, so model.json must have no 'subtype'");
  }

  @Test
  void refusesAHeadOfThreeOutputs() throws IOException {
    Weights weights = RandomWeights.of(TABLE, 2);
    Map<String, StoredTensor> tensors = new LinkedHashMap<>();
    weights.names().forEach(name -> tensors.put(name, stored(weights.tensor(name))));
    tensors.put(Head.OUTPUT_KERNEL, stored(Tensor.of(new float[3 * 128], 3, 128)));
    tensors.put(Head.OUTPUT_BIAS, stored(Tensor.of(new float[3], 3)));
    byte[] three = Safetensors.write(tensors);
    ModelDirectory.write(models, description, tail);
    Path folder = models.resolve("pneumonia/1");
    Files.write(folder.resolve("tail.safetensors"), three);
    Path file = folder.resolve("model.json");
    Files.writeString(file, Files.readString(file).replace(tail.digest(), Digest.of(three)));

    assertThatExceptionOfType(InvalidModelException.class)
        .isThrownBy(() -> ModelDirectory.open(folder).tail(TABLE))
        .withMessageContaining("tail.safetensors: tensor 'head_output.kernel' has 3 rows")
        .withMessageContaining("expected 1 (pneumonia) or 2 (pneumonia, viral given pneumonia)");
  }

  private static StoredTensor stored(Tensor tensor) {
    return StoredTensor.of(ElementType.F32, tensor.values(), tensor.shape());
  }

  private static TailWeights withTwoOutputs() {
    return TailWeights.of(TABLE, RandomWeights.of(TABLE, new Head(TABLE.channels(), 40, 2), 2));
  }

  private static ModelDescription describedWithSubtype(String tailDigest) {
    return ModelDescriptionTest.described(
        "pneumonia/1",
        Digest.of(TRUNK),
        tailDigest,
        Optional.of(new Subtype(new Calibration(1.5, 0))));
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

  @Test
  void aScopeMayNameModalitiesAndBodyParts() throws IOException {
    Path model = ModelDirectory.write(models, description, tail).path();
    Path file = model.resolve("model.json");
    String right = Files.readString(file);
    assertThat(right).doesNotContain("modalities", "bodyParts");
    Files.writeString(
        file, right.replace("\"scope\" : {", "\"scope\" : { \"modalities\" : [ \"RG\" ],"));

    ModelDescription.Scope scope = ModelDirectory.describe(model).scope();

    assertThat(scope.judgedModalities()).containsExactly("RG");
    assertThat(scope.bodyParts()).isEmpty();
  }

  private static void refuses(Path model, String message) {
    assertThatExceptionOfType(InvalidModelException.class)
        .isThrownBy(() -> ModelDirectory.open(model))
        .withMessageContaining(message);
  }

  @Test
  void writesNoSubtypeWhereThereIsNone() throws IOException {
    Path model = ModelDirectory.write(models, description, tail).path();

    assertThat(model.resolve("model.json")).content().doesNotContain("subtype", "null");
  }

  @Test
  void namesATailTensorThatIsMissing() {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> TailWeights.of(TABLE, RandomWeights.of(TABLE, 1).select(TABLE.shapes())))
        .withMessageContaining("unlikeness.components");
  }
}
