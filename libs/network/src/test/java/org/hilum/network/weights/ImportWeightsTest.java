package org.hilum.network.weights;

import static org.assertj.core.api.Assertions.assertThat;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Array;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hilum.network.RandomWeights;
import org.hilum.network.layers.LayerTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportWeightsTest {

  private static final LayerTable TABLE = RandomWeights.SMALL;

  private final Weights weights = RandomWeights.of(TABLE, 3);
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir Path folder;

  private int run(String... arguments) {
    return new ImportWeights(
            TABLE,
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8))
        .run(arguments);
  }

  private Path written(String name) throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("models"))) {
      return files.filter(path -> path.endsWith(name)).findFirst().orElseThrow();
    }
  }

  private Path safetensors(Predicate<String> names) throws IOException {
    Map<String, StoredTensor> tensors = new LinkedHashMap<>();
    for (String name : weights.names()) {
      if (names.test(name)) {
        Tensor tensor = weights.tensor(name);
        tensors.put(name, StoredTensor.of(ElementType.F32, tensor.values(), tensor.shape()));
      }
    }
    return Files.write(folder.resolve("init.safetensors"), Safetensors.write(tensors));
  }

  /** Writes the layout of keras.applications: a group in a group for each layer. */
  private Path kerasFile(Predicate<String> names) {
    Path file = folder.resolve("notop.h5");
    Map<String, WritableGroup> layers = new TreeMap<>();
    try (WritableHdfFile hdf = HdfFile.write(file)) {
      TABLE
          .shapes()
          .forEach(
              (name, shape) -> {
                String layer = name.substring(0, name.lastIndexOf('.'));
                WritableGroup group =
                    layers.computeIfAbsent(layer, key -> hdf.putGroup(key).putGroup(key));
                if (names.test(name)) {
                  String kind = name.substring(name.lastIndexOf('.') + 1);
                  group.putDataset(kind + ":0", kerasArray(weights.values(name), shape));
                }
              });
    }
    return file;
  }

  private static Object kerasArray(float[] values, int[] shape) {
    if (shape.length == 1) {
      return values;
    }
    Object kernel = Array.newInstance(float.class, shape[2], shape[3], shape[1], shape[0]);
    for (int i = 0; i < values.length; i++) {
      int x = i % shape[3];
      int y = i / shape[3] % shape[2];
      int in = i / shape[3] / shape[2] % shape[1];
      int outChannel = i / shape[3] / shape[2] / shape[1];
      ((float[][][][]) kernel)[y][x][in][outChannel] = values[i];
    }
    return kernel;
  }

  @Test
  void importsAKerasFile() throws IOException {
    Path file = kerasFile(name -> true);
    assertThat(run(file.toString(), "--out", folder.resolve("models").toString()))
        .as(err.toString(StandardCharsets.UTF_8))
        .isZero();

    byte[] trunk = Files.readAllBytes(written(PackedTrunk.FILE_NAME));
    assertThat(trunk).isEqualTo(PackedTrunk.pack(TABLE, weights));
    assertThat(written(PackedTrunk.FILE_NAME).getParent().getFileName())
        .hasToString(Digest.of(trunk).substring(0, 12));
    assertThat(out.toString(StandardCharsets.UTF_8)).contains(Digest.of(trunk));

    Weights tail = Safetensors.read(written(ImportWeights.INITIAL_TAIL));
    assertThat(tail.names()).isEqualTo(TABLE.tailShapes().keySet());
    for (String name : tail.names()) {
      assertThat(tail.values(name)).as(name).isEqualTo(weights.values(name));
    }
  }

  @Test
  void namesTheDatasetThatAKerasFileLacks() {
    Path file = kerasFile(name -> !name.equals("conv3_block2_2_bn.gamma"));
    assertThat(run(file.toString(), "--out", folder.toString())).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("/conv3_block2_2_bn/conv3_block2_2_bn/gamma:0");
  }

  @Test
  void completesALastStageThatKeepsTheFunction() throws IOException {
    Path file =
        safetensors(name -> !name.matches("(conv4_block[12]_(?!preact|1_)|post_bn|head|unlike).*"));
    assertThat(run(file.toString(), "--out", folder.resolve("models").toString()))
        .as(err.toString(StandardCharsets.UTF_8))
        .isZero();

    Weights trunk = PackedTrunk.read(TABLE, written(PackedTrunk.FILE_NAME)).weights();
    float[] projection = trunk.values("conv4_block1_0_conv.kernel");
    int in = trunk.tensor("conv4_block1_0_conv.kernel").shape()[1];
    for (int i = 0; i < projection.length; i++) {
      int row = i / in;
      int column = i % in;
      float expected = row == column ? 1 : row == column + in ? -1 : 0;
      assertThat(projection[i]).isEqualTo(expected);
    }
    assertThat(trunk.values("conv4_block1_3_conv.kernel")).containsOnly(0);
    assertThat(trunk.values("conv4_block1_2_conv.kernel")).doesNotContain(Float.NaN);
    assertThat(deviation(trunk.values("conv4_block1_2_conv.kernel")))
        .isCloseTo(Math.sqrt(2.0 / (32 * 9)), org.assertj.core.data.Percentage.withPercentage(5));
    Weights tail = Safetensors.read(written(ImportWeights.INITIAL_TAIL));
    assertThat(tail.values("conv4_block2_3_conv.kernel")).containsOnly(0);
    assertThat(tail.values("post_bn.moving_variance")).containsOnly(1);
  }

  @Test
  void knowsTheTailOfAFreshStageWithoutItsFile() throws IOException {
    Path file = safetensors(name -> !name.startsWith("conv4") && !name.startsWith("post_bn"));
    run(file.toString(), "--out", folder.resolve("models").toString());

    assertThat(ImportWeights.initialTail(TABLE, FreshStage.tail(TABLE)))
        .isEqualTo(Files.readAllBytes(written(ImportWeights.INITIAL_TAIL)));
    Weights trunk = PackedTrunk.read(TABLE, written(PackedTrunk.FILE_NAME)).weights();
    assertThat(FreshStage.isIn(TABLE, trunk)).isTrue();
    assertThat(FreshStage.isIn(TABLE, weights)).isFalse();
  }

  private static double deviation(float[] values) {
    double squares = 0;
    for (float value : values) {
      squares += value * value;
    }
    return Math.sqrt(squares / values.length);
  }

  @Test
  void givesTheSameTrunkEveryTime() throws IOException {
    Path file = safetensors(name -> !name.startsWith("conv4") && !name.startsWith("post_bn"));
    run(file.toString(), "--out", folder.resolve("models").toString());
    run(file.toString(), "--out", folder.resolve("models").toString());
    try (Stream<Path> trunks = Files.list(folder.resolve("models/trunks"))) {
      assertThat(trunks).hasSize(1);
    }
  }

  @Test
  void refusesSafetensorsThatLackAnEarlyLayer() throws IOException {
    Path file = safetensors(name -> !name.equals("conv2_block1_1_conv.kernel"));
    assertThat(run(file.toString(), "--out", folder.toString())).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("conv2_block1_1_conv.kernel");
  }

  @Test
  void refusesAFileThatIsNotHdf() throws IOException {
    Path file = Files.writeString(folder.resolve("page.h5"), "<html>not found</html>");
    assertThat(run(file.toString(), "--out", folder.toString())).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("page.h5 is not a readable HDF5");
  }

  @Test
  void explainsAWrongCommandLine() {
    assertThat(run("weights.h5")).isEqualTo(2);
    assertThat(run(folder.resolve("absent.h5").toString(), "--out", "x")).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("usage:", "absent.h5");
  }
}
