package org.hilum.training.audit;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.hilum.training.audit.Shortcut.Auc;
import org.hilum.training.classical.ClassWeights;
import org.hilum.training.classical.LogisticRegression;
import org.hilum.training.classical.Standardization;
import org.hilum.training.evaluate.Bootstrap;
import org.hilum.training.evaluate.Outcome;
import org.hilum.training.evaluate.ThresholdSweep;
import org.hilum.training.features.Batches;
import org.hilum.training.features.FeatureTable;
import org.hilum.training.features.Progress;

/**
 * What tells pneumonia from normal without a look at the lungs: traits of file, edges and exposure,
 * through a logistic regression. It is fitted on the very images from which a head learns, and
 * judged on the validation side and on the test split.
 *
 * <p>That is no look at the locked test set, and no line of its ledger: what is judged are the
 * images, not a model. Nothing that is fitted here is kept, and no model is chosen by it.
 *
 * @param training how many images were fitted on
 * @param validation how many images of other patients were judged
 * @param test how many images of the test split were judged
 * @param together every trait at once, then those of each part in the order of {@link Trait.Part}
 * @param single each trait by itself, the strongest first
 */
record Shortcuts(
    int training, int validation, int test, List<Shortcut> together, List<Shortcut> single)
    implements ShortcutVerdict {
  /** Half of it times the sum of squared weights is taken from the log likelihood. */
  static final double RIDGE = 1;

  private static final String AUC = "auc";
  private static final long SEED = 1;

  /** Refused if a class is missing on the training side. */
  static ShortcutVerdict of(
      List<AuditedImage> images, ExactDuplicates duplicates, PrintStream out) {
    Sides sides = Sides.of(images, duplicates);
    Optional<String> lack = sides.lack();
    return lack.isPresent() ? new Refused(lack.get()) : of(sides, out);
  }

  private static Shortcuts of(Sides sides, PrintStream out) {
    List<Question> together = new ArrayList<>();
    together.add(new Question("all together", "", List.of(Trait.values())));
    for (Trait.Part part : Trait.Part.values()) {
      together.add(new Question("all of " + part.words(), "", part.traits()));
    }
    List<Question> single = new ArrayList<>();
    for (Trait trait : Trait.values()) {
      single.add(new Question(trait.words(), trait.part().words(), List.of(trait)));
    }
    Progress progress = new Progress(out, "shortcuts", "fits", together.size() + single.size());
    return new Shortcuts(
        sides.training().size(),
        sides.validation().size(),
        sides.test().size(),
        answers(together, sides, progress),
        answers(single, sides, progress).stream().sorted(Shortcut.STRONGEST).toList());
  }

  @Override
  public <R> R fold(Function<Shortcuts, R> judged, Function<Refused, R> refused) {
    return judged.apply(this);
  }

  /** Every trait at once. */
  Shortcut all() {
    return together.get(0);
  }

  /** The traits of a part at once. */
  Shortcut of(Trait.Part part) {
    return together.get(1 + part.ordinal());
  }

  private static List<Shortcut> answers(List<Question> questions, Sides sides, Progress progress) {
    return Batches.map(
        questions,
        Runtime.getRuntime().availableProcessors(),
        batch -> {
          List<Shortcut> answers = batch.stream().map(question -> question.answer(sides)).toList();
          progress.did(batch.size());
          return answers;
        });
  }

  /** Do these traits tell the classes apart? */
  private record Question(String words, String part, List<Trait> traits) {
    Shortcut answer(Sides sides) {
      FeatureTable table =
          FeatureTable.of(sides.training().stream().map(this::row).toArray(float[][]::new));
      boolean[] labels = new boolean[table.rows()];
      for (int i = 0; i < labels.length; i++) {
        labels[i] = sides.training().get(i).image().isPneumonia();
      }
      Standardization columns = Standardization.fit(table);
      LogisticRegression fit =
          LogisticRegression.fit(columns.of(table), labels, 1 / RIDGE, ClassWeights.NONE);
      ToDoubleFunction<AuditedImage> logit = image -> fit.logit(columns.of(row(image)));
      return new Shortcut(words, part, auc(logit, sides.validation()), auc(logit, sides.test()));
    }

    private float[] row(AuditedImage image) {
      float[] row = new float[traits.size()];
      for (int i = 0; i < row.length; i++) {
        row[i] = image.traits()[traits.get(i).ordinal()];
      }
      return row;
    }

    private Optional<Auc> auc(ToDoubleFunction<AuditedImage> logit, List<AuditedImage> images) {
      List<Outcome> outcomes =
          images.stream().map(image -> outcome(image, logit.applyAsDouble(image))).toList();
      if (outcomes.stream().map(Outcome::isPneumonia).distinct().count() < 2) {
        return Optional.empty();
      }
      return Optional.of(
          new Auc(
              ThresholdSweep.of(outcomes).auc(),
              Bootstrap.intervals(
                      outcomes,
                      Function.identity(),
                      drawn -> Map.of(AUC, ThresholdSweep.of(drawn).auc()),
                      SEED)
                  .get(AUC)));
    }

    private static Outcome outcome(AuditedImage image, double logit) {
      double probability = 1 / (1 + Math.exp(-logit));
      return new Outcome(image.patient(), image.image().isPneumonia(), logit, probability, 0);
    }
  }
}
