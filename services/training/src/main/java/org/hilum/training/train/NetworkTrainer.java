package org.hilum.training.train;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.optimizer.AdamW;
import ai.djl.training.tracker.Tracker;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.hilum.training.calibrate.Temperature;

/**
 * Trains a network of one logit. Both classes weigh the same, weights of the last epochs are
 * averaged, and the epoch of the lowest loss on the validation rows is kept. No other training may
 * run in the same process: the engine collects one gradient at a time.
 */
public final class NetworkTrainer {
  private final Samples training;
  private final Samples validation;
  private final FitSettings settings;
  private final Consumer<Epoch> listener;
  private final boolean[] isPneumonia;

  /**
   * @param listener is told of each epoch as it ends
   */
  public NetworkTrainer(
      Samples training, Samples validation, FitSettings settings, Consumer<Epoch> listener) {
    this.training = training;
    this.validation = validation;
    this.settings = settings;
    this.listener = listener;
    isPneumonia = training.isPneumonia();
  }

  /**
   * Leaves the averaged weights of the best epoch in the model, and computes where the model is.
   * The same seed gives the same weights on the same machine.
   *
   * @param model parameters that it has are kept, others drawn
   */
  public Fit fit(Model model, long seed) {
    model.getNDManager().getEngine().setRandomSeed((int) seed);
    try (Trainer trainer = model.newTrainer(config(model.getNDManager().getDevice()))) {
      trainer.initialize(training.shape(settings.batchSize()));
      return fit(model, trainer, new RowOrder(isPneumonia.length, seed));
    }
  }

  private DefaultTrainingConfig config(Device device) {
    AdamW adam =
        AdamW.builder()
            .optLearningRateTracker(Tracker.fixed(settings.learningRate()))
            .optWeightDecays(settings.weightDecay())
            .build();
    return new DefaultTrainingConfig(BalancedLoss.of(isPneumonia))
        .optOptimizer(adam)
        .optDevices(new Device[] {device});
  }

  private Fit fit(Model model, Trainer trainer, RowOrder order) {
    Block network = model.getBlock();
    Deque<Snapshot> recent = new ArrayDeque<>();
    List<Epoch> epochs = new ArrayList<>();
    Snapshot best = Snapshot.of(network);
    do {
      EvenOdds said = new EvenOdds(2);
      double loss = pass(trainer, order, epochs.size() + 1, said);
      recent.addLast(Snapshot.of(network));
      if (recent.size() > settings.averagedEpochs()) {
        recent.removeFirst();
      }
      Snapshot average = Snapshot.average(recent);
      average.restore(network);
      Epoch epoch = epoch(model, epochs.size() + 1, loss, said);
      recent.getLast().restore(network);
      epochs.add(epoch);
      listener.accept(epoch);
      best = Epoch.best(epochs) == epoch ? average : best;
    } while (!settings.stop().isOver(epochs));
    best.restore(network);
    return new Fit(List.copyOf(epochs), Epoch.best(epochs), trainedParameters(network));
  }

  private Epoch epoch(Model model, int number, double loss, EvenOdds said) {
    double[] logits = NetworkAnswers.logits(model, validation);
    boolean[] labels = validation.isPneumonia();
    return new Epoch(
        number,
        loss,
        Temperature.loss(logits, labels, 1),
        said.accuracy(),
        EvenOdds.accuracy(logits, labels));
  }

  /** Mean loss of the steps. */
  private double pass(Trainer trainer, RowOrder order, int epoch, EvenOdds said) {
    return order.nextEpoch(settings.batchSize()).stream()
        .mapToDouble(rows -> step(trainer, rows, epoch, said))
        .average()
        .orElseThrow();
  }

  private double step(Trainer trainer, int[] rows, int epoch, EvenOdds said) {
    float[] truth = new float[rows.length];
    for (int i = 0; i < rows.length; i++) {
      truth[i] = isPneumonia[rows[i]] ? 1 : 0;
    }
    try (NDManager scope = trainer.getManager().newSubManager()) {
      NDArray inputs = training.inputs(scope, rows, epoch);
      NDArray labels = scope.create(truth, new Shape(rows.length, 1));
      try (GradientCollector gradients = trainer.newGradientCollector()) {
        NDArray logits = trainer.forward(new NDList(inputs)).singletonOrThrow();
        NDArray loss = trainer.getLoss().evaluate(new NDList(labels), new NDList(logits));
        gradients.backward(loss);
        loss.attach(scope);
        trainer.step();
        said.add(logits.toFloatArray(), truth);
        return loss.getFloat();
      }
    }
  }

  private static long trainedParameters(Block network) {
    return network.getParameters().values().stream()
        .filter(Parameter::requiresGradient)
        .mapToLong(parameter -> parameter.getArray().size())
        .sum();
  }
}
