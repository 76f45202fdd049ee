package org.hilum.training.finetune;

import ai.djl.Model;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import java.util.Map;
import java.util.function.Consumer;
import org.hilum.network.blocks.HeadBlock;
import org.hilum.network.blocks.NamedBlock;
import org.hilum.network.blocks.TailBlock;
import org.hilum.network.layers.LayerTable;
import org.hilum.network.weights.Weights;
import org.hilum.training.train.DenseHead;
import org.hilum.training.train.Epoch;
import org.hilum.training.train.Fit;
import org.hilum.training.train.FitSettings;
import org.hilum.training.train.NetworkTrainer;
import org.hilum.training.train.Samples;
import org.hilum.training.train.TrainingDevice;

/** Trains the last layers together with a head that was trained on them before. */
public final class TailTrainer {
  private static final String ENGINE = "PyTorch";

  private final LayerTable table;
  private final Weights layers;
  private final FitSettings settings;
  private final float dropout;

  /**
   * @param layers tensors of the tail, from which each training starts
   * @param dropout share of the head's hidden units that rest in each step
   */
  public TailTrainer(LayerTable table, Weights layers, FitSettings settings, float dropout) {
    this.table = table;
    this.layers = layers;
    this.settings = settings;
    this.dropout = dropout;
  }

  /**
   * A network of tail and head as they are before training. Whoever asks closes it.
   *
   * @param shape of a batch of trunk outputs
   */
  public Model start(DenseHead head, Shape shape) {
    return start(head, shape, UnlockDepth.LAST_BOTTLENECK);
  }

  /**
   * The same where fewer layers shall learn.
   *
   * @param depth which of the tail's layers learn; the others stay as they are
   */
  public Model start(DenseHead head, Shape shape, UnlockDepth depth) {
    TrainingDevice where = TrainingDevice.standard();
    Model model = Model.newInstance("tail", where.device(), ENGINE);
    TailBlock tail = new TailBlock(table, TailBlock.Statistics.FIXED, where.products());
    HeadBlock top = new HeadBlock(head.layers(), dropout);
    tail.load(model.getNDManager(), layers, shape);
    tail.namedParameters().entrySet().stream()
        .filter(named -> !depth.learns(table, named.getKey()))
        .forEach(named -> named.getValue().freeze(true));
    top.load(model.getNDManager(), head.weights(), tail.getOutputShapes(new Shape[] {shape})[0]);
    model.setBlock(new SequentialBlock().add(tail).add(top));
    return model;
  }

  /** What a network that {@link #start} gave has learned so far: last layers and head, by name. */
  public static Weights weights(Model model) {
    Weights weights = new Weights(Map.of());
    for (Block part : model.getBlock().getChildren().values()) {
      weights = weights.with(((NamedBlock) part).weights());
    }
    return weights;
  }

  /** Trains what {@link #start} gave; the model then has the averaged weights of the best epoch. */
  public Fit train(
      Model model, Samples training, Samples validation, long seed, Consumer<Epoch> listener) {
    return new NetworkTrainer(training, validation, settings, listener).fit(model, seed);
  }
}
