package org.hilum.training.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import ai.djl.training.loss.Loss;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.hilum.training.data.Finding;
import org.hilum.training.data.Images;
import org.hilum.training.data.Label;
import org.junit.jupiter.api.Test;

/** What a gradient needs of a loss has to be there still when the garbage collector came by. */
class LossGradientTest {
  private static final int TIMES = 20;

  @Test
  void bothClassesPullAlike() {
    float[] gradient =
        afterCollection(
            BalancedLoss.of(new boolean[] {true, false, false, false}),
            new float[] {1, 0, 0, 0},
            new float[] {0.5f, -1, 2, 0},
            new Shape(4, 1));

    // Of the mean over four: 2 (p - 1) for the pneumonia, 2/3 p for the others.
    assertThat(gradient)
        .usingComparatorWithPrecision(1e-5f)
        .containsExactly(
            (float) (2 * (sigmoid(0.5) - 1) / 4),
            (float) (2 * sigmoid(-1) / 3 / 4),
            (float) (2 * sigmoid(2) / 3 / 4),
            (float) (2 * sigmoid(0) / 3 / 4));
  }

  @Test
  void findingsPullByTheirShares() {
    Loss loss =
        FindingLoss.of(
            List.of(
                Images.named(Label.NORMAL, "IM-1-0001.jpeg"),
                Images.named(Label.PNEUMONIA, "person1_bacteria_1.jpeg"),
                Images.named(Label.PNEUMONIA, "person2_virus_1.jpeg"),
                Images.named(Label.PNEUMONIA, "person3_virus_1.jpeg")));
    float[] shown = new float[3];
    shown[Finding.VIRAL.ordinal()] = 1;

    float[] gradient = afterCollection(loss, shown, new float[3], new Shape(1, 3));

    // A quarter of the weight for two of four images, and even odds before anything is learned.
    for (Finding finding : Finding.CLASSES) {
      assertThat(gradient[finding.ordinal()])
          .isCloseTo(0.5f * (finding == Finding.VIRAL ? -2 / 3f : 1 / 3f), within(1e-5f));
    }
  }

  /** The gradient of the logits, collected after memory that nobody holds was used anew. */
  private static float[] afterCollection(Loss loss, float[] labels, float[] logits, Shape shape) {
    Engine engine = Engine.getEngine("PyTorch");
    try (NDManager scope = engine.newBaseManager(Device.cpu());
        GradientCollector gradients = engine.newGradientCollector()) {
      NDArray label = scope.create(labels, shape);
      NDArray logit = scope.create(logits, shape);
      logit.setRequiresGradient(true);
      List<NDArray> losses = new ArrayList<>();
      for (int i = 0; i < TIMES; i++) {
        losses.add(loss.evaluate(new NDList(label), new NDList(logit)));
      }
      useMemoryAnew();
      for (NDArray each : losses) {
        gradients.backward(each);
      }
      return logit.getGradient().div(TIMES).toFloatArray();
    }
  }

  private static void useMemoryAnew() {
    List<ByteBuffer> taken = new ArrayList<>();
    for (int round = 0; round < 5; round++) {
      System.gc();
      for (int i = 0; i < 5_000; i++) {
        taken.add(
            ByteBuffer.allocateDirect(Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .putFloat(0, 1e6f));
      }
    }
    assertThat(taken).allMatch(buffer -> buffer.getFloat(0) == 1e6f);
  }

  private static double sigmoid(double logit) {
    return 1 / (1 + Math.exp(-logit));
  }
}
