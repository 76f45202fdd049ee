package org.hilum.training.adapt;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.SequentialBlock;
import ai.djl.training.ParameterStore;
import java.util.stream.IntStream;
import org.hilum.network.blocks.HeadBlock;
import org.hilum.network.blocks.TailBlock;
import org.hilum.network.blocks.TrunkBlock;
import org.hilum.network.layers.Head;
import org.hilum.network.layers.TrunkCut;
import org.hilum.network.weights.Weights;
import org.hilum.training.features.FeatureTable;
import org.hilum.training.train.NetworkAnswers;
import org.hilum.training.train.Samples;
import org.hilum.training.train.TrainingDevice;
import org.hilum.training.train.WithoutGradients;

/** All layers behind a cut. Pooled features leave; with a head, logits. */
final class UnlockedNetwork implements AutoCloseable {
  private static final String ENGINE = "PyTorch";
  private static final int MEASURED_ROWS = 128;

  private final Model model;
  private final TrunkBlock trunk;
  private final TailBlock tail;

  /**
   * @param weights trunk and last 13 layers
   * @param batch shape of what passes the cut
   */
  UnlockedNetwork(TrunkCut cut, Weights weights, Shape batch) {
    TrainingDevice where = TrainingDevice.standard();
    model = Model.newInstance("trunk", where.device(), ENGINE);
    trunk = new TrunkBlock(cut, where.products());
    tail = new TailBlock(cut.table(), TailBlock.Statistics.FIXED, where.products());
    trunk.load(model.getNDManager(), weights, batch);
    tail.load(model.getNDManager(), weights, trunk.getOutputShapes(new Shape[] {batch})[0]);
    model.setBlock(new SequentialBlock().add(trunk).add(tail));
  }

  /** Gives normalizations that never saw data their statistics, from rows spread over all. */
  void measure(Samples samples) {
    int all = samples.isPneumonia().length;
    int count = Math.min(MEASURED_ROWS, all);
    int[] rows = IntStream.range(0, count).map(i -> (int) ((long) i * all / count)).toArray();
    WithoutGradients.get(
        () -> {
          try (NDManager scope = model.getNDManager().newSubManager()) {
            ParameterStore parameters = new ParameterStore(scope, false);
            NDArray features = trunk.measure(parameters, samples.inputs(scope, rows, 1));
            tail.measure(parameters, features);
            return rows.length;
          }
        });
  }

  /** Pooled features of each row, as long as there is no head. */
  FeatureTable pooled(Samples samples) {
    return FeatureTable.of(NetworkAnswers.outputs(model, samples));
  }

  /**
   * Puts a head on.
   *
   * @param weights the head's; others are ignored
   * @param dropout share of its hidden units that rest in each step of a training
   */
  void put(Head table, Weights weights, float dropout) {
    HeadBlock head = new HeadBlock(table, dropout);
    head.load(model.getNDManager(), weights, new Shape(1, table.in()));
    model.setBlock(new SequentialBlock().add(trunk).add(tail).add(head));
  }

  Model model() {
    return model;
  }

  @Override
  public void close() {
    model.close();
  }
}
