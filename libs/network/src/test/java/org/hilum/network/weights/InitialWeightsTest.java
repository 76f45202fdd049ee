package org.hilum.network.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.hilum.imaging.GrayImage;
import org.hilum.imaging.ImageLimits;
import org.hilum.imaging.ImageReader;
import org.hilum.imaging.Reading;
import org.hilum.network.Preprocessing;
import org.hilum.network.blocks.TrunkBlock;
import org.hilum.network.layers.LayerTable;
import org.junit.jupiter.api.Test;

/** The published initial weights give the channel means that were published with them. */
class InitialWeightsTest {

  private static final double TOLERANCE = 2e-3;

  private static Path folder(String variable, String beside) {
    return Optional.ofNullable(System.getenv(variable))
        .map(Path::of)
        .orElse(Path.of("../../../shared").resolve(beside));
  }

  @Test
  void giveThePublishedMeansAtTheEndOfStageFour() throws IOException {
    Path weights = folder("HILUM_WEIGHTS", "weights").resolve("resnet152v2-init.safetensors");
    Path data = folder("HILUM_DATA", "data");
    assumeTrue(Files.exists(weights), "no initial weights at " + weights);
    assumeTrue(Files.isDirectory(data), "no X-rays at " + data);
    LayerTable table = LayerTable.resnet152v2();
    JsonNode check =
        new ObjectMapper().readTree(weights.resolveSibling("resnet152v2-init.check.json").toFile());
    try (NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch")) {
      TrunkBlock trunk = new TrunkBlock(table);
      trunk.load(
          manager,
          FreshStage.complete(table, Safetensors.read(weights)),
          new Shape(1, 3, Preprocessing.SIDE, Preprocessing.SIDE));
      for (int i = 0; i < check.path("files").size(); i++) {
        float[] means = means(trunk, manager, image(data, check.path("files").get(i).asText()));
        assertThat(relativeError(means, check.path("means").get(i))).isLessThan(TOLERANCE);
      }
    }
  }

  private static float[] means(TrunkBlock trunk, NDManager manager, GrayImage image) {
    try (NDManager scope = manager.newSubManager()) {
      Shape gray = new Shape(1, 1, Preprocessing.SIDE, Preprocessing.SIDE);
      NDArray input = scope.create(Preprocessing.toInput(image), gray).repeat(1, 3);
      return trunk
          .outputOf("conv4_block36", new ParameterStore(scope, false), input)
          .flatten(2, 3)
          .mean(new int[] {2})
          .toFloatArray();
    }
  }

  private static GrayImage image(Path data, String name) throws IOException {
    try (Stream<Path> files = Files.walk(data)) {
      Path file = files.filter(path -> path.endsWith(name)).findFirst().orElseThrow();
      Reading reading = new ImageReader(ImageLimits.standard()).read(Files.readAllBytes(file));
      return ((Reading.Readable) reading).image();
    }
  }

  private static double relativeError(float[] values, JsonNode expected) {
    double difference = 0;
    double size = 0;
    for (int i = 0; i < values.length; i++) {
      double right = expected.get(i).asDouble();
      difference += (values[i] - right) * (values[i] - right);
      size += right * right;
    }
    return Math.sqrt(difference / size);
  }
}
