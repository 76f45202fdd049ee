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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * Trains one head. Inputs are centred and scaled by one number while training, and both are folded
 * into the first layer at the end, so that the head takes pooled features as they are. Scaling each
 * feature by itself did worse under stress: it magnifies features that hardly vary.
 */
public final class HeadTrainer {
  private static final String ENGINE = "PyTorch";

  private final HeadTarget target;
  private final LabelledFeatures training;
  private final LabelledFeatures validation;
  private final HeadSettings settings;
  private final double[] mean;
  private final double scale;

  /**
   * @param target what the head shall answer; images whose answer is unknown are left out
   */
  public HeadTrainer(
      HeadTarget target,
      LabelledFeatures training,
      LabelledFeatures validation,
      HeadSettings settings) {
    this.target = target;
    this.training = target.answered(training);
    this.validation = target.answered(validation);
    this.settings = settings;
    mean = this.training.features().means();
    scale = 1 / Arrays.stream(this.training.features().deviations()).average().orElseThrow();
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

  /** One head each for the seeds {@code first}, {@code first + 1} and so on. */
  public List<TrainedHead> train(long first, int seeds) {
    return LongStream.range(first, first + seeds).mapToObj(this::train).toList();
  }

  private Block network() {
    return new SequentialBlock()
        .add(Linear.builder().setUnits(settings.hiddenUnits()).build())
        .add(Activation::relu)
        .add(Dropout.builder().optRate(settings.dropout()).build())
        .add(Linear.builder().setUnits(target.outputs()).build());
  }

  private DefaultTrainingConfig config() {
    return new DefaultTrainingConfig(target.loss(training))
        .optOptimizer(settings.optimizer().with(settings.learningRate(), settings.weightDecay()))
        .optDevices(new Device[] {Device.cpu()});
  }

  private TrainedHead train(Trainer trainer, Block network, long seed) {
    RowOrder order = new RowOrder(training.features().rows(), seed);
    Optional<Mixup> mixup =
        Optional.of(settings.mixup())
            .filter(alpha -> alpha > 0)
            .map(alpha -> new Mixup(alpha, seed));
    EarlyStop stop = new EarlyStop(settings.maxEpochs(), settings.patience());
    List<DenseHead> heads = new ArrayList<>();
    List<Epoch> epochs = new ArrayList<>();
    do {
      EvenOdds said = target.evenOdds();
      double loss = pass(trainer, order, mixup, said);
      heads.add(headOf(network));
      epochs.add(epoch(heads, loss, said));
    } while (!stop.isOver(epochs));
    Epoch best = Epoch.best(epochs);
    return new TrainedHead(averageUntil(best.number(), heads), seed, best, List.copyOf(epochs));
  }

  private Epoch epoch(List<DenseHead> heads, double loss, EvenOdds said) {
    double[][] logits = averageUntil(heads.size(), heads).outputs(validation.features());
    EvenOdds onValidation = target.evenOdds();
    for (int row = 0; row < logits.length; row++) {
      onValidation.add(target.said(logits[row]), target.truth(validation.images().get(row)));
    }
    return new Epoch(
        heads.size(),
        loss,
        target.loss(logits, validation),
        said.accuracy(),
        onValidation.accuracy());
  }

  private DenseHead averageUntil(int epoch, List<DenseHead> heads) {
    int from = Math.max(0, epoch - settings.averagedEpochs());
    return DenseHead.average(heads.subList(from, epoch)).unscaled(mean, scale);
  }

  /** Mean loss of the steps. */
  private double pass(Trainer trainer, RowOrder order, Optional<Mixup> mixup, EvenOdds said) {
    return order.nextEpoch(settings.batchSize()).stream()
        .mapToDouble(rows -> step(trainer, rows, batch(rows, mixup), said))
        .average()
        .orElseThrow();
  }

  private Mixup.Batch batch(int[] rows, Optional<Mixup> mixup) {
    Mixup.Batch batch = new Mixup.Batch(scaled(rows), labels(rows));
    return mixup.map(mixing -> mixing.mixed(batch, rows.length)).orElse(batch);
  }

  private double step(Trainer trainer, int[] rows, Mixup.Batch batch, EvenOdds said) {
    try (NDManager scope = trainer.getManager().newSubManager()) {
      NDArray inputs = scope.create(batch.features(), new Shape(rows.length, mean.length));
      NDArray labels = scope.create(batch.labels(), new Shape(rows.length, target.outputs()));
      try (GradientCollector gradients = trainer.newGradientCollector()) {
        NDList logits = trainer.forward(new NDList(inputs));
        NDArray loss = trainer.getLoss().evaluate(new NDList(labels), logits);
        gradients.backward(loss);
        loss.attach(scope);
        trainer.step();
        count(logits.singletonOrThrow().toFloatArray(), rows, said);
        return loss.getFloat();
      }
    }
  }

  private void count(float[] logits, int[] rows, EvenOdds said) {
    double[] answer = new double[target.outputs()];
    for (int i = 0; i < rows.length; i++) {
      for (int output = 0; output < answer.length; output++) {
        answer[output] = logits[i * answer.length + output];
      }
      said.add(target.said(answer), target.truth(training.images().get(rows[i])));
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
    float[] labels = new float[rows.length * target.outputs()];
    for (int i = 0; i < rows.length; i++) {
      float[] wanted = target.wanted(training.images().get(rows[i]));
      System.arraycopy(wanted, 0, labels, i * wanted.length, wanted.length);
    }
    return labels;
  }

  private DenseHead headOf(Block network) {
    List<float[]> arrays = new ArrayList<>();
    for (Parameter parameter : network.getParameters().values()) {
      arrays.add(parameter.getArray().toFloatArray());
    }
    return new DenseHead(
        rows(arrays.get(0), mean.length),
        arrays.get(1),
        rows(arrays.get(2), settings.hiddenUnits()),
        arrays.get(3));
  }

  private static float[][] rows(float[] values, int columns) {
    float[][] rows = new float[values.length / columns][];
    Arrays.setAll(rows, i -> Arrays.copyOfRange(values, i * columns, (i + 1) * columns));
    return rows;
  }
}
