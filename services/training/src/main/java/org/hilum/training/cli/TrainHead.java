package org.hilum.training.cli;

import java.io.PrintStream;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.hilum.network.ModelDescription;
import org.hilum.network.TailWeights;
import org.hilum.training.evaluate.Evaluation;
import org.hilum.training.evaluate.OperatingPoint;
import org.hilum.training.release.HeadRelease;
import org.hilum.training.release.ModelFolder;
import org.hilum.training.train.HeadSettings;
import org.hilum.training.train.LabelledFeatures;
import org.hilum.training.train.LearnedHead;
import org.hilum.training.train.LearningData;

/**
 * {@code train head}.
 *
 * @param source of images and features
 * @param out folder of the new model
 */
record TrainHead(LearningSource source, ModelFolder out) {

  static TrainHead parse(List<String> arguments) {
    Set<String> options = new HashSet<>(LearningSource.OPTIONS);
    options.add("out");
    CommandLine line = CommandLine.parse(arguments, options, Set.of());
    return new TrainHead(LearningSource.parse(line), new ModelFolder(line.path("out")));
  }

  int run(PrintStream print) {
    if (out.exists()) {
      throw new UsageException(out.path() + " exists; give the new model another version");
    }
    LearningSource.Learning learning = source.read(print);
    LearningData data = learning.data();
    HeadSettings settings = HeadSettings.standard();
    LearnedHead learned = LearnedHead.learn(data, settings, source.seed());
    print(print, learned);
    HeadRelease release =
        new HeadRelease(
            learned, data, learning.split(), settings, source.seed(), source.variants());
    TailWeights tail = release.tail(learning.layers());
    ModelDescription description =
        release.describe(out.modelVersion(), learning.trunkDigest(), tail);
    out.write(tail, description, source.trunk());
    out.drawTraining(learned.chosen(), learned.outcomes(data.stressed()));
    print(print, "validation", learned, data.validation());
    print(print, "stressed validation", learned, data.stressed());
    new ServingCheck(out.path()).compare(learned, data.validation(), print);
    print.printf("model %s: %s%n", out.modelVersion(), out.path());
    return 0;
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
    Figures.print(print, name, Evaluation.of(learned.outcomes(images), point, source.seed()));
  }
}
