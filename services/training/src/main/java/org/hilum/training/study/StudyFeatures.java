package org.hilum.training.study;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hilum.training.features.FeatureStore;
import org.hilum.training.features.FeatureTable;
import org.hilum.training.features.ViewedImages;
import org.hilum.training.train.DenseHead;
import org.hilum.training.train.HeadSettings;
import org.hilum.training.train.HeadTarget;
import org.hilum.training.train.HeadTrainer;
import org.hilum.training.train.LabelledFeatures;
import org.hilum.training.train.TrainedHead;

/**
 * Pooled features of all images of a study.
 *
 * @param training several altered views of each training image
 * @param sets what runs answer
 */
public record StudyFeatures(LabelledFeatures training, Map<StudySet, LabelledFeatures> sets) {
  public StudyFeatures {
    sets = new EnumMap<>(sets);
  }

  /** Reads them from the store, which computes what it lacks. */
  public static StudyFeatures of(StudyData data, FeatureStore store) {
    Map<StudySet, LabelledFeatures> sets = new EnumMap<>(StudySet.class);
    data.sets().forEach((set, viewed) -> sets.put(set, pooled(viewed, store)));
    return new StudyFeatures(pooled(data.training(), store), sets);
  }

  LabelledFeatures stressed() {
    return sets.get(StudySet.STRESSED);
  }

  /**
   * What a model on these features says of each set.
   *
   * @param model the logits of each row of a table
   */
  Map<StudySet, double[][]> answers(Function<FeatureTable, double[][]> model) {
    Map<StudySet, double[][]> answers = new EnumMap<>(StudySet.class);
    sets.forEach((set, rows) -> answers.put(set, model.apply(rows.features())));
    return answers;
  }

  /** Learns from these features and is chosen on those of the stressed validation images. */
  HeadTrainer trainer(HeadTarget target, HeadSettings settings) {
    return new HeadTrainer(target, training, stressed(), settings);
  }

  /**
   * Trains a head and lets it answer.
   *
   * @param learned is told of the head
   */
  StudyRun headRun(RunName run, HeadTrainer trainer, Consumer<DenseHead> learned) {
    Stopwatch watch = Stopwatch.start();
    TrainedHead trained = trainer.train(run.seed());
    double seconds = watch.seconds();
    learned.accept(trained.head());
    return new StudyRun(
        run.system(),
        run.seed(),
        trained.epochs(),
        trained.best().number(),
        trained.head().parameters(),
        seconds,
        answers(trained.head()::outputs));
  }

  /** Pooled features of all views, from the store. */
  static LabelledFeatures pooled(ViewedImages viewed, FeatureStore store) {
    return LabelledFeatures.ofViews(
        viewed.views().stream().map(view -> store.extract(viewed.images(), view)).toList(),
        viewed.images().images());
  }
}
