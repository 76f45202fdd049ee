package org.hilum.training.cli;

import java.io.PrintStream;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.hilum.network.TailWeights;
import org.hilum.network.weights.Weights;
import org.hilum.training.evaluate.Evaluation;
import org.hilum.training.evaluate.OperatingPoint;
import org.hilum.training.release.HeadRelease;
import org.hilum.training.release.ModelFolder;
import org.hilum.training.train.LabelledFeatures;
import org.hilum.training.train.LearnedHead;

/**
 * What the commands that make a model begin and end with.
 *
 * @param source of images and features
 * @param folder of the new model
 */
record NewModel(LearningSource source, ModelFolder folder) {

  static NewModel parse(List<String> arguments) {
    Set<String> options = new HashSet<>(LearningSource.OPTIONS);
    options.add("out");
    CommandLine line = CommandLine.parse(arguments, options, Set.of());
    return new NewModel(LearningSource.parse(line), line.model("out"));
  }

  LearningSource.Learning read(PrintStream print) {
    if (folder.exists()) {
      throw new UsageException(folder.path() + " exists; give the new model another version");
    }
    return source.read(print);
  }

  /**
   * Writes the model, draws its training, says how it does on validation images, and serves some.
   *
   * @param layers tensors of the last 13 layers, as they were when the features were computed
   */
  void release(HeadRelease release, Weights layers, PrintStream print) {
    LearnedHead learned = release.learned();
    print.printf(
        Locale.ROOT,
        "temperature %.3f, threshold %.4f, unlikeness limit %.3f%n",
        learned.temperature(),
        learned.threshold(),
        learned.unlikenessLimit());
    TailWeights tail = release.tail(layers);
    folder.write(
        tail, release.describe(folder.modelVersion(), source.trunk(), tail), source.trunk());
    folder.drawTraining(release.training(), learned.outcomes(release.data().stressed()));
    print(print, "validation", learned, release.data().validation());
    print(print, "stressed validation", learned, release.data().stressed());
    new ServingCheck(folder.path()).compare(learned, release.data().validation(), print);
    print.printf("model %s: %s%n", folder.modelVersion(), folder.path());
  }

  private void print(PrintStream print, String name, LearnedHead learned, LabelledFeatures images) {
    OperatingPoint point = OperatingPoint.of(learned.threshold());
    Figures.print(print, name, Evaluation.of(learned.outcomes(images), point, source.seed()));
  }
}
