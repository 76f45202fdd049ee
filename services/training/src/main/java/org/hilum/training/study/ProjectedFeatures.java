package org.hilum.training.study;

import java.util.Map;
import org.hilum.training.classical.Classifier;
import org.hilum.training.classical.Projection;
import org.hilum.training.train.LabelledFeatures;

/** Features of a study as classical classifiers take them, projected when first asked. */
final class ProjectedFeatures {
  private final StudyFeatures features;
  private Projected projected;

  /**
   * What every classifier learns from and is chosen on.
   *
   * @param training a row an image and view
   * @param stressed of the stressed validation images
   * @param seconds that projecting took
   */
  record Projected(
      Projection projection, double[][] training, double[][] stressed, double seconds) {}

  ProjectedFeatures(StudyFeatures features) {
    this.features = features;
  }

  boolean[] isTrainingPneumonia() {
    return features.training().isPneumonia();
  }

  boolean[] isStressedPneumonia() {
    return features.stressed().isPneumonia();
  }

  /** The same for all who ask: finding the components takes longer than many a fit. */
  synchronized Projected projected() {
    if (projected == null) {
      Stopwatch watch = Stopwatch.start();
      LabelledFeatures training = features.training();
      Projection projection = Projection.fit(training.features());
      double[][] rows = projection.of(training.features());
      double[][] stressed = projection.of(features.stressed().features());
      projected = new Projected(projection, rows, stressed, watch.seconds());
    }
    return projected;
  }

  /** What a classifier says of each set. */
  Map<StudySet, double[][]> answers(Classifier classifier) {
    Projection projection = projected().projection();
    return features.answers(table -> StudyRun.column(classifier.logits(projection.of(table))));
  }
}
