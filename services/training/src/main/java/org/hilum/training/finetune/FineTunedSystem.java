package org.hilum.training.finetune;

import ai.djl.Model;
import java.io.PrintStream;
import java.util.EnumMap;
import java.util.Map;
import org.hilum.network.layers.LayerTable;
import org.hilum.network.weights.Weights;
import org.hilum.training.features.FeatureStore;
import org.hilum.training.features.ViewedImages;
import org.hilum.training.study.EpochLines;
import org.hilum.training.study.RunName;
import org.hilum.training.study.RunWeights;
import org.hilum.training.study.Stopwatch;
import org.hilum.training.study.StudyData;
import org.hilum.training.study.StudyFeatures;
import org.hilum.training.study.StudyRun;
import org.hilum.training.study.StudySet;
import org.hilum.training.study.StudySystem;
import org.hilum.training.train.Fit;
import org.hilum.training.train.HeadTarget;
import org.hilum.training.train.HeadTrainer;
import org.hilum.training.train.NetworkAnswers;
import org.hilum.training.train.Samples;
import org.hilum.training.train.TrainedHead;

/**
 * The third system of the study: the last 13 layers are unlocked once a head has been trained on
 * them. The epochs of a run are those after unlocking; each sees every image once.
 */
public final class FineTunedSystem implements StudySystem {
  private final StudyFeatures pooled;
  private final Samples training;
  private final Map<StudySet, TrunkSamples> sets = new EnumMap<>(StudySet.class);
  private final Weights layers;
  private final TailSettings settings;
  private final RunWeights weights;
  private final PrintStream out;

  /**
   * @param pooled features of the same images
   * @param weights where last layers and heads are kept
   * @param out where each epoch is said
   */
  public FineTunedSystem(
      StudyData data,
      StudyFeatures pooled,
      FeatureStore store,
      TailSettings settings,
      RunWeights weights,
      PrintStream out) {
    this.pooled = pooled;
    this.layers = store.layers();
    this.settings = settings;
    this.weights = weights;
    this.out = out;
    training = new OneViewAnEpoch(samples(data.training(), store), data.training().views().size());
    data.sets().forEach((set, viewed) -> sets.put(set, samples(viewed, store)));
  }

  static TrunkSamples samples(ViewedImages viewed, FeatureStore store) {
    return new TrunkSamples(
        viewed.views().stream().map(view -> store.trunk(viewed.images(), view)).toList(),
        viewed.isPneumonia(),
        LayerTable.resnet152v2().channels());
  }

  @Override
  public String name() {
    return "fine-tuned";
  }

  @Override
  public String title() {
    return "ResNet152V2, last 13 layers fine-tuned";
  }

  @Override
  public String recipe() {
    return settings.toString();
  }

  @Override
  public StudyRun run(long seed) {
    Stopwatch watch = Stopwatch.start();
    TrainedHead head =
        new HeadTrainer(
                HeadTarget.PNEUMONIA,
                pooled.training(),
                pooled.sets().get(StudySet.STRESSED),
                settings.head())
            .train(seed);
    TailTrainer trainer =
        new TailTrainer(
            LayerTable.resnet152v2(), layers, settings.unlocked(), settings.head().dropout());
    try (Model model =
        trainer.start(head.head(), training.shape(settings.unlocked().batchSize()))) {
      Fit fit =
          trainer.train(
              model,
              training,
              sets.get(StudySet.STRESSED),
              seed,
              new EpochLines(out, name(), seed));
      double seconds = watch.seconds();
      weights.keep(new RunName(name(), seed), TailTrainer.weights(model));
      return new StudyRun(
          name(),
          seed,
          fit.epochs(),
          fit.best().number(),
          fit.trainedParameters(),
          seconds,
          answers(model));
    }
  }

  private Map<StudySet, double[][]> answers(Model model) {
    Map<StudySet, double[][]> answers = new EnumMap<>(StudySet.class);
    sets.forEach(
        (set, rows) -> answers.put(set, StudyRun.column(NetworkAnswers.logits(model, rows))));
    return answers;
  }
}
