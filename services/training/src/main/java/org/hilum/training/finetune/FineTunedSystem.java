package org.hilum.training.finetune;

import ai.djl.Model;
import java.io.PrintStream;
import java.util.EnumMap;
import java.util.Map;
import org.hilum.network.layers.LayerTable;
import org.hilum.training.features.FeatureStore;
import org.hilum.training.study.EpochLines;
import org.hilum.training.study.RunName;
import org.hilum.training.study.RunWeights;
import org.hilum.training.study.Stopwatch;
import org.hilum.training.study.StudyData;
import org.hilum.training.study.StudyFeatures;
import org.hilum.training.study.StudyRun;
import org.hilum.training.study.StudySet;
import org.hilum.training.study.StudySystem;
import org.hilum.training.train.NetworkAnswers;

/**
 * The third system of the study: the last 13 layers are unlocked once a head has been trained on
 * them. The epochs of a run are those after unlocking; each sees every image once.
 */
public final class FineTunedSystem implements StudySystem {
  private final TailTuning tuning;
  private final Map<StudySet, TrunkSamples> sets = new EnumMap<>(StudySet.class);
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
    this.settings = settings;
    this.weights = weights;
    this.out = out;
    data.sets().forEach((set, viewed) -> sets.put(set, TrunkSamples.of(viewed, store)));
    TrunkOutputs outputs =
        new TrunkOutputs(
            LayerTable.resnet152v2(),
            store.layers(),
            TrunkSamples.of(data.training(), store),
            sets.get(StudySet.STRESSED));
    tuning =
        new TailTuning(pooled.training(), pooled.sets().get(StudySet.STRESSED), outputs, settings);
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
    try (TunedNetwork tuned =
        tuning.unlocked(tuning.head(seed), new EpochLines(out, name(), seed))) {
      double seconds = watch.seconds();
      weights.keep(new RunName(name(), seed), TailTrainer.weights(tuned.model()));
      return new StudyRun(
          name(),
          seed,
          tuned.fit().epochs(),
          tuned.fit().best().number(),
          tuned.fit().trainedParameters(),
          seconds,
          answers(tuned.model()));
    }
  }

  private Map<StudySet, double[][]> answers(Model model) {
    Map<StudySet, double[][]> answers = new EnumMap<>(StudySet.class);
    sets.forEach(
        (set, rows) -> answers.put(set, StudyRun.column(NetworkAnswers.logits(model, rows))));
    return answers;
  }
}
