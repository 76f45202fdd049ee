package org.hilum.training.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.hilum.network.weights.Tensor;
import org.hilum.network.weights.Weights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunWeightsTest {
  private static final RunName RUN = new RunName("frozen", 2);

  @TempDir Path folder;

  @Test
  void givesBackWhatWasLearnedToTheLastBit() {
    float[] values = {1.0000001f, -3e-39f, 0.1f, 7, -0f, 1e30f};
    RunWeights weights = new RunWeights(folder.resolve("runs"));

    weights.keep(RUN, new Weights(Map.of("head.kernel", Tensor.of(values, 2, 3))));

    Weights found = new RunWeights(folder.resolve("runs")).find(RUN).orElseThrow();
    assertThat(found.values("head.kernel")).containsExactly(values);
    assertThat(found.tensor("head.kernel").shape()).containsExactly(2, 3);
    assertThat(folder.resolve("runs").toFile().list()).containsExactly("frozen-seed-2.safetensors");
  }

  @Test
  void hasNothingOfARunThatKeptNothing() {
    assertThat(new RunWeights(folder).find(RUN)).isEmpty();
  }
}
