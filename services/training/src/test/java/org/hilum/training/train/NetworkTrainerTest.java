package org.hilum.training.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.core.Linear;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NetworkTrainerTest {
  private static final Rows TRAINING = new Rows(Blobs.of(400, 0.75, 1));
  private static final Rows VALIDATION = new Rows(Blobs.of(200, 0.5, 2));
  private static final EarlyStop STOP = new EarlyStop(30, 4);

  @Test
  void leavesTheWeightsOfTheBestEpoch() {
    try (Model model = model()) {
      List<Epoch> told = new ArrayList<>();
      Fit fit =
          new NetworkTrainer(
                  TRAINING, VALIDATION, new FitSettings(0.02f, 0, 32, 3, STOP), told::add)
              .fit(model, 1);

      double[] logits = NetworkAnswers.logits(model, VALIDATION);
      assertThat(EvenOdds.accuracy(logits, VALIDATION.isPneumonia()))
          .isEqualTo(fit.best().validationAccuracy())
          .isGreaterThan(0.9);
      assertThat(told).isEqualTo(fit.epochs());
      assertThat(fit.trainedParameters()).isEqualTo(Blobs.FEATURES + 1);
    }
  }

  @Test
  void showsEachEpochItsOwnRows() {
    List<Integer> seen = new ArrayList<>();
    Samples counted =
        new Samples() {
          @Override
          public boolean[] isPneumonia() {
            return TRAINING.isPneumonia();
          }

          @Override
          public Shape shape(int rows) {
            return TRAINING.shape(rows);
          }

          @Override
          public NDArray inputs(NDManager manager, int[] rows, int epoch) {
            assertThat(rows).hasSize(150);
            seen.add(epoch);
            return TRAINING.inputs(manager, rows, epoch);
          }
        };
    try (Model model = model()) {
      new NetworkTrainer(
              counted,
              VALIDATION,
              new FitSettings(0.02f, 0, 150, 1, new EarlyStop(2, 2)),
              epoch -> {})
          .fit(model, 1);
    }

    // 100 of 400 rows fill no batch of 150.
    assertThat(seen).containsExactly(1, 1, 2, 2);
  }

  @Test
  void averagesSnapshotsAndPutsThemBack() {
    try (NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch")) {
      Block network = Linear.builder().setUnits(1).build();
      network.initialize(manager, DataType.FLOAT32, new Shape(1, 2));
      Snapshot first = new Snapshot(List.of(new float[] {1, 2}, new float[] {3}));
      Snapshot second = new Snapshot(List.of(new float[] {3, 4}, new float[] {-3}));

      Snapshot.average(List.of(first, second)).restore(network);

      assertThat(Snapshot.of(network).values().get(0)).containsExactly(2, 3);
      assertThat(Snapshot.of(network).values().get(1)).containsExactly(0);
      assertThat(first.values().get(0)).as("averaging changes nothing").containsExactly(1, 2);
    }
  }

  @Test
  void stopsAfterEnoughEpochsWithoutABetterOne() {
    List<Epoch> epochs = epochs(0.5, 0.4, 0.45, 0.41);

    assertThat(Epoch.best(epochs).number()).isEqualTo(2);
    assertThat(new EarlyStop(10, 3).isOver(epochs)).isFalse();
    assertThat(new EarlyStop(10, 2).isOver(epochs)).isTrue();
    assertThat(new EarlyStop(4, 3).isOver(epochs)).isTrue();
  }

  @Test
  void weighsTheClassesTheSame() {
    boolean[] labels = {true, true, true, false};

    // Two of three pneumonias and the one normal.
    assertThat(EvenOdds.accuracy(new double[] {1, 2, -1, -1}, labels))
        .isCloseTo((2.0 / 3 + 1) / 2, within(1e-12));
    assertThat(EvenOdds.accuracy(new double[] {1, 2, 3}, new boolean[] {true, true, true}))
        .isEqualTo(1);
  }

  private static Model model() {
    Model model = Model.newInstance("rows", Device.cpu(), "PyTorch");
    model.setBlock(Linear.builder().setUnits(1).build());
    return model;
  }

  private static List<Epoch> epochs(double... losses) {
    return IntStream.range(0, losses.length)
        .mapToObj(i -> new Epoch(i + 1, 1, losses[i], 0.5, 0.5))
        .toList();
  }

  /** Features around 5, moved to where a linear network learns soon. */
  private record Rows(LabelledFeatures blobs) implements Samples {
    @Override
    public boolean[] isPneumonia() {
      return blobs.isPneumonia();
    }

    @Override
    public Shape shape(int rows) {
      return new Shape(rows, Blobs.FEATURES);
    }

    @Override
    public NDArray inputs(NDManager manager, int[] rows, int epoch) {
      float[] values = new float[rows.length * Blobs.FEATURES];
      for (int i = 0; i < values.length; i++) {
        int row = rows[i / Blobs.FEATURES];
        values[i] = (blobs.features().row(row)[i % Blobs.FEATURES] - 5) * 5;
      }
      return manager.create(values, shape(rows.length));
    }
  }
}
