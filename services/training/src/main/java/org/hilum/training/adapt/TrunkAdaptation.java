package org.hilum.training.adapt;

import java.io.PrintStream;
import java.util.Locale;
import org.hilum.network.InvalidModelException;
import org.hilum.network.layers.Head;
import org.hilum.network.layers.LayerTable;
import org.hilum.network.layers.TrunkCut;
import org.hilum.network.weights.ImportWeights;
import org.hilum.network.weights.PackedTrunk;
import org.hilum.network.weights.Safetensors;
import org.hilum.network.weights.Weights;
import org.hilum.training.features.Progress;
import org.hilum.training.features.TrunkFolder;
import org.hilum.training.finetune.TailSettings;
import org.hilum.training.finetune.TailTrainer;
import org.hilum.training.study.EpochLines;
import org.hilum.training.train.EarlyStop;
import org.hilum.training.train.Fit;
import org.hilum.training.train.FitSettings;
import org.hilum.training.train.HeadSettings;
import org.hilum.training.train.HeadTarget;
import org.hilum.training.train.HeadTrainer;
import org.hilum.training.train.LabelledFeatures;
import org.hilum.training.train.NetworkAnswers;
import org.hilum.training.train.NetworkTrainer;
import org.hilum.training.train.Samples;
import org.hilum.training.train.TrainedHead;

/**
 * Trains everything behind a cut. A head is trained first, on what the network gives as it is: a
 * head of random weights would send gradients that spoil what the layers know.
 */
public final class TrunkAdaptation {
  /** Of layers that know photographs already; more of them bear more. */
  public static final float LEARNING_RATE = 1e-5f;

  private static final int PATIENCE = 4;

  private final TrunkCut cut;
  private final Weights start;
  private final TailSettings settings;
  private final PrintStream out;

  private TrunkAdaptation(TrunkCut cut, Weights start, TailSettings settings, PrintStream out) {
    this.cut = cut;
    this.start = start;
    this.settings = settings;
    this.out = out;
  }

  /**
   * @param epochs after unlocking, at the most
   * @param learningRate after unlocking
   */
  public static TailSettings settings(int epochs, float learningRate) {
    return new TailSettings(
        HeadSettings.standard(),
        new FitSettings(learningRate, 1e-2f, 32, 3, new EarlyStop(epochs, PATIENCE)));
  }

  /**
   * Reads the weights to start from.
   *
   * @param out where progress is said
   * @throws InvalidModelException if the last layers are none of this network
   * @throws org.hilum.network.weights.MalformedWeightsException if a file is damaged
   */
  public static TrunkAdaptation of(
      TrunkCut cut, TrunkFolder parent, TailSettings settings, PrintStream out) {
    LayerTable table = cut.table();
    PackedTrunk trunk = PackedTrunk.read(table, parent.trunkFile());
    try {
      Weights layers = parent.layers().select(table.tailShapes());
      return new TrunkAdaptation(cut, trunk.weights().with(layers), settings, out);
    } catch (IllegalArgumentException e) {
      throw new InvalidModelException(
          "the last layers in %s are none of this network: %s"
              .formatted(parent.folder(), e.getMessage()),
          e);
    }
  }

  /** The same seed gives the same trunk on the same machine. */
  public AdaptedTrunk run(LearningRows rows, long seed) {
    try (UnlockedNetwork network = network(start, rows)) {
      network.measure(rows.training());
      TrainedHead head = head(network, rows, seed);
      Head table = head.head().layers();
      network.put(table, head.head().weights(), settings.head().dropout());
      Fit fit = fit(network, rows, seed);
      Weights learned = start.with(TailTrainer.weights(network.model()));
      double[] logits = NetworkAnswers.logits(network.model(), rows.stressed());
      out.println("packing the trunk");
      byte[] trunk = PackedTrunk.pack(cut.table(), learned);
      byte[] layers = ImportWeights.initialTail(cut.table(), learned);
      PackingCost cost =
          new PackingCost(
              PackingCost.Figures.of(logits, rows.stressedImages()),
              PackingCost.Figures.of(
                  shippedLogits(trunk, layers, table, learned, rows), rows.stressedImages()));
      out.println(cost.inWords());
      return new AdaptedTrunk(trunk, layers, head.best(), fit, cost);
    }
  }

  private UnlockedNetwork network(Weights weights, LearningRows rows) {
    return new UnlockedNetwork(
        cut, weights, rows.training().shape(settings.unlocked().batchSize()));
  }

  private TrainedHead head(UnlockedNetwork network, LearningRows rows, long seed) {
    LabelledFeatures training =
        new LabelledFeatures(
            network.pooled(
                counted("pooled features", rows.training(), rows.trainingImages().size())),
            rows.trainingImages());
    LabelledFeatures stressed =
        new LabelledFeatures(network.pooled(rows.stressed()), rows.stressedImages());
    TrainedHead head =
        new HeadTrainer(HeadTarget.PNEUMONIA, training, stressed, settings.head()).train(seed);
    out.printf(
        Locale.ROOT,
        "head on the trunk as it is: stressed validation loss %.4f in epoch %d of %d%n",
        head.best().validationLoss(),
        head.best().number(),
        head.epochs().size());
    return head;
  }

  private Fit fit(UnlockedNetwork network, LearningRows rows, long seed) {
    FitSettings unlocked = settings.unlocked();
    int epochs = unlocked.stop().maxEpochs();
    out.printf("training from %s on, at most %d epochs%n", cut.firstLayer(), epochs);
    return new NetworkTrainer(
            counted("training", rows.training(), epochs * rowsAnEpoch(rows.training())),
            rows.stressed(),
            unlocked,
            new EpochLines(out, "trunk", seed))
        .fit(network.model(), seed);
  }

  /** The last rows that fill no batch wait for another epoch. */
  private int rowsAnEpoch(Samples samples) {
    int rows = samples.isPneumonia().length;
    int batch = settings.unlocked().batchSize();
    return rows < batch ? rows : rows - rows % batch;
  }

  private CountedSamples counted(String step, Samples samples, int rows) {
    return new CountedSamples(samples, new Progress(out, step, "images", rows));
  }

  private double[] shippedLogits(
      byte[] trunk, byte[] layers, Head table, Weights head, LearningRows rows) {
    Weights shipped =
        PackedTrunk.unpack(cut.table(), trunk).weights().with(Safetensors.parse(layers));
    try (UnlockedNetwork network = network(shipped, rows)) {
      network.put(table, head, 0);
      return NetworkAnswers.logits(network.model(), rows.stressed());
    }
  }
}
