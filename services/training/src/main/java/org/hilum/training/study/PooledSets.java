package org.hilum.training.study;

import java.util.Map;
import java.util.function.Function;
import org.hilum.training.features.FeatureTable;
import org.hilum.training.train.LabelledFeatures;
import org.hilum.training.train.LearningData;

/**
 * Pooled features of all images that a run learns from or speaks about.
 *
 * @param test the locked images; nothing is chosen on them
 */
record PooledSets(LearningData learning, LabelledFeatures test) {

  /**
   * @param model logits of each row
   */
  Map<StudySet, double[][]> answers(Function<FeatureTable, double[][]> model) {
    return Map.of(
        StudySet.VALIDATION, model.apply(learning.validation().features()),
        StudySet.STRESSED, model.apply(learning.stressed().features()),
        StudySet.TEST, model.apply(test.features()));
  }
}
