package org.hilum.training.train;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.Dropout;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.optimizer.AdamW;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.hilum.training.calibrate.Temperature;

/**
 * Trains one head. Inputs are centred and scaled by one number while training, and both are folded
 * into the first layer at the end, so that the head takes pooled features as they are. Scaling each
 * feature by itself did worse under stress: it magnifies features that hardly vary.
 */
public final class HeadTrainer {
  private static final String ENGINE = "PyTorch";

  private final LabelledFeatures training;
  private final LabelledFeatures validation;
  private final HeadSettings settings;
  private final boolean[] isPneumonia;
  private final double[] mean;
  private final double scale;

  public HeadTrainer(
      LabelledFeatures training, LabelledFeatures validation, HeadSettings settings) {
    this.training = training;
    this.validation = validation;
    this.settings = settings;
    isPneumonia = training.isPneumonia();
    mean = training.features().means();
    scale = 1 / Arrays.stream(training.features().deviations()).average().orElseThrow();
  }

  /** The same seed gives the same head on the same machine. */
  public TrainedHead train(long seed) {
    Engine.getEngine(ENGINE).setRandomSeed((int) seed);
    try (Model model = Model.newInstance("head", Device.cpu(), ENGINE)) {
      Block network = network();
      model.setBlock(network);
      try (Trainer trainer = model.newTrainer(config())) {
        trainer.initialize(new Shape(settings.batchSize(), mean.length));
        return train(trainer, network, seed);
      }
    }
  }

  private Block network() {
    return new SequentialBlock()
        .add(Linear.builder().setUnits(settings.hiddenUnits()).build())
        .add(Activation::relu)
        .add(Dropout.builder().optRate(settings.dropout()).build())
        .add(Linear.builder().setUnits(1).build());
  }

  private DefaultTrainingConfig config() {
    Optimizer adam =
        AdamW.builder()
            .optLearningRateTracker(Tracker.fixed(settings.learningRate()))
            .optWeightDecays(settings.weightDecay())
            .build();
    return new DefaultTrainingConfig(new BalancedLoss(training.pneumoniaShare()))
        .optOptimizer(adam)
        .optDevices(new Device[] {Device.cpu()});
  }

  private TrainedHead train(Trainer trainer, Block network, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] order = new int[training.features().rows()];
    Arrays.setAll(order, i -> i);
    List<DenseHead> heads = new ArrayList<>();
    List<Epoch> epochs = new ArrayList<>();
    do {
      shuffle(order, random);
      EvenOdds said = new EvenOdds();
      double loss = pass(trainer, order, said);
      heads.add(headOf(network));
      epochs.add(epoch(heads, loss, said));
    } while (isWorthGoingOn(epochs));
    Epoch best = best(epochs);
    return new TrainedHead(averageUntil(best.number(), heads), seed, best, List.copyOf(epochs));
  }

  private Epoch epoch(List<DenseHead> heads, double loss, EvenOdds said) {
    double[] logits = averageUntil(heads.size(), heads).logits(validation.features());
    boolean[] labels = validation.isPneumonia();
    return new Epoch(
        heads.size(),
        loss,
        Temperature.loss(logits, labels, 1),
        said.accuracy(),
        EvenOdds.accuracy(logits, labels));
  }

  private boolean isWorthGoingOn(List<Epoch> epochs) {
    return epochs.size() < settings.maxEpochs()
        && epochs.size() - best(epochs).number() < settings.patience();
  }

  private static Epoch best(List<Epoch> epochs) {
    return Collections.min(epochs, Comparator.comparingDouble(Epoch::validationLoss));
  }

  private DenseHead averageUntil(int epoch, List<DenseHead> heads) {
    int from = Math.max(0, epoch - settings.averagedEpochs());
    return DenseHead.average(heads.subList(from, epoch)).unscaled(mean, scale);
  }

  /** Fisher and Yates. */
  private static void shuffle(int[] order, SplittableRandom random) {
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
  }

  /** The last rows that fill no batch wait for another order. */
  private double pass(Trainer trainer, int[] order, EvenOdds said) {
    int steps = Math.max(1, order.length / settings.batchSize());
    double loss = 0;
    for (int step = 0; step < steps; step++) {
      int from = step * settings.batchSize();
      int to = Math.min(order.length, from + settings.batchSize());
      loss += step(trainer, Arrays.copyOfRange(order, from, to), said);
    }
    return loss / steps;
  }

  private double step(Trainer trainer, int[] rows, EvenOdds said) {
    try (NDManager scope = trainer.getManager().newSubManager()) {
      NDArray inputs = scope.create(scaled(rows), new Shape(rows.length, mean.length));
      NDArray labels = scope.create(labels(rows), new Shape(rows.length, 1));
      try (GradientCollector gradients = trainer.newGradientCollector()) {
        NDList logits = trainer.forward(new NDList(inputs));
        NDArray loss = trainer.getLoss().evaluate(new NDList(labels), logits);
        gradients.backward(loss);
        loss.attach(scope);
        trainer.step();
        said.add(logits.singletonOrThrow().toFloatArray(), labels(rows));
        return loss.getFloat();
      }
    }
  }

  private float[] scaled(int[] rows) {
    float[] inputs = new float[rows.length * mean.length];
    int at = 0;
    for (int row : rows) {
      float[] features = training.features().row(row);
      for (int i = 0; i < mean.length; i++) {
        inputs[at++] = (float) ((features[i] - mean[i]) * scale);
      }
    }
    return inputs;
  }

  private float[] labels(int[] rows) {
    float[] labels = new float[rows.length];
    for (int i = 0; i < rows.length; i++) {
      labels[i] = isPneumonia[rows[i]] ? 1 : 0;
    }
    return labels;
  }

  private DenseHead headOf(Block network) {
    List<float[]> arrays = new ArrayList<>();
    for (Parameter parameter : network.getParameters().values()) {
      arrays.add(parameter.getArray().toFloatArray());
    }
    float[][] kernel = new float[settings.hiddenUnits()][];
    for (int unit = 0; unit < kernel.length; unit++) {
      int from = unit * mean.length;
      kernel[unit] = Arrays.copyOfRange(arrays.get(0), from, from + mean.length);
    }
    return new DenseHead(kernel, arrays.get(1), arrays.get(2), arrays.get(3)[0]);
  }
}
