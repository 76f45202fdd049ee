package org.hilum.training.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hilum.network.ModelDescription;
import org.hilum.network.TailWeights;
import org.hilum.network.weights.Weights;
import org.hilum.training.data.ImageSet;
import org.hilum.training.data.Label;
import org.hilum.training.data.LearningSplit;
import org.hilum.training.evaluate.Evaluation;
import org.hilum.training.evaluate.OperatingPoint;
import org.hilum.training.features.FeatureStore;
import org.hilum.training.features.FeatureTable;
import org.hilum.training.features.ImageView;
import org.hilum.training.features.TrunkFolder;
import org.hilum.training.release.HeadRelease;
import org.hilum.training.release.ModelFolder;
import org.hilum.training.train.HeadSettings;
import org.hilum.training.train.LabelledFeatures;
import org.hilum.training.train.LearnedHead;
import org.hilum.training.train.LearningData;

/**
 * {@code train head}.
 *
 * @param images folder of the data set
 * @param trunk packed trunk and initial tail
 * @param out folder of the new model
 * @param work where features are kept
 * @param seed of alterations and training
 * @param variants altered views of each training image
 */
record TrainHead(
    Path images, TrunkFolder trunk, ModelFolder out, Path work, long seed, int variants) {
  private static final Set<String> OPTIONS = Set.of("trunk", "out", "seed", "variants", "work");

  static TrainHead parse(List<String> arguments) {
    CommandLine line = CommandLine.parse(arguments, OPTIONS, Set.of());
    if (line.words().size() != 1) {
      throw new UsageException("expected one FOLDER, not " + line.words());
    }
    long variants = line.number("variants", 2);
    if (variants < 1 || variants > 100) {
      throw new UsageException("--variants must be 1 to 100, is " + variants);
    }
    return new TrainHead(
        Path.of(line.words().get(0)),
        new TrunkFolder(line.path("trunk")),
        new ModelFolder(line.path("out")),
        Path.of(line.text("work", ".hilum/features")),
        line.number("seed", 1),
        (int) variants);
  }

  int run(PrintStream print) {
    if (out.exists()) {
      throw new UsageException(out.path() + " exists; give the new model another version");
    }
    LearningSplit split = LearningSplit.read(images);
    // Asked first: data of unknown origin is refused before hours are spent on it.
    print.printf("data: %s%n", split.origin().name());
    print(print, "training", split.training());
    print(print, "validation", split.validation());
    try (FeatureStore features = FeatureStore.open(trunk, work, seed, split.training(), print)) {
      return release(split, data(split, features), features.layers(), print);
    }
  }

  private int release(LearningSplit split, LearningData data, Weights layers, PrintStream print) {
    HeadSettings settings = HeadSettings.standard();
    LearnedHead learned = LearnedHead.learn(data, settings, seed);
    print(print, learned);
    HeadRelease release = new HeadRelease(learned, data, split, settings, seed, variants);
    TailWeights tail = release.tail(layers);
    ModelDescription description = release.describe(out.modelVersion(), trunk.digest(), tail);
    out.write(tail, description, trunk);
    out.drawTraining(learned.chosen(), learned.outcomes(data.stressed()));
    print(print, "validation", learned, data.validation());
    print(print, "stressed validation", learned, data.stressed());
    new ServingCheck(out.path()).compare(learned, data.validation(), print);
    print.printf("model %s: %s%n", out.modelVersion(), out.path());
    return 0;
  }

  private LearningData data(LearningSplit split, FeatureStore features) {
    List<FeatureTable> altered =
        IntStream.range(0, variants)
            .mapToObj(i -> features.extract(split.training(), ImageView.altered(seed, i)))
            .toList();
    FeatureTable plain = features.extract(split.training(), ImageView.plain());
    List<FeatureTable> stressed =
        Stream.of(ImageView.stressed(seed), ImageView.alteredAfresh(seed))
            .map(view -> features.extract(split.validation(), view))
            .toList();
    return new LearningData(
        LabelledFeatures.ofViews(altered, split.training().images()),
        plain,
        new LabelledFeatures(
            features.extract(split.validation(), ImageView.plain()), split.validation().images()),
        LabelledFeatures.ofViews(stressed, split.validation().images()));
  }

  private static void print(PrintStream print, String name, ImageSet set) {
    print.printf(
        Locale.ROOT,
        "%s: %,d normal, %,d pneumonia%n",
        name,
        set.count(Label.NORMAL),
        set.count(Label.PNEUMONIA));
  }

  private static void print(PrintStream print, LearnedHead learned) {
    learned
        .candidates()
        .forEach(
            candidate ->
                print.printf(
                    Locale.ROOT,
                    "seed %d: stressed validation loss %.4f in epoch %d of %d%n",
                    candidate.seed(),
                    candidate.best().validationLoss(),
                    candidate.best().number(),
                    candidate.epochs().size()));
    print.printf(
        Locale.ROOT,
        "chosen seed %d, temperature %.3f, threshold %.4f, unlikeness limit %.3f%n",
        learned.chosen().seed(),
        learned.temperature(),
        learned.threshold(),
        learned.unlikenessLimit());
  }

  private void print(PrintStream print, String name, LearnedHead learned, LabelledFeatures images) {
    OperatingPoint point = OperatingPoint.of(learned.threshold());
    Figures.print(print, name, Evaluation.of(learned.outcomes(images), point, seed));
  }
}
