package org.hilum.training.study;

import org.hilum.training.train.HeadSettings;
import org.hilum.training.train.HeadTarget;
import org.hilum.training.train.HeadTrainer;
import org.hilum.training.train.LabelledFeatures;

/**
 * A head on the frozen network, with all measures or without one.
 *
 * @param key tells its runs from those of the others
 * @param title the measure in words
 * @param features what it answers
 * @param training what it learns from
 * @param validation what its epoch is chosen on
 */
record MeasuredHead(
    String key,
    String title,
    StudyFeatures features,
    HeadTarget target,
    LabelledFeatures training,
    LabelledFeatures validation,
    HeadSettings settings)
    implements StudySystem {
  @Override
  public String name() {
    return "measure-" + key;
  }

  @Override
  public String recipe() {
    return title + ", " + settings;
  }

  @Override
  public StudyRun run(long seed) {
    HeadTrainer trainer = new HeadTrainer(target, training, validation, settings);
    return features.headRun(new RunName(name(), seed), trainer, head -> {});
  }

  /** Another that learns otherwise. */
  MeasuredHead learning(String other, String words, HeadTarget question, LabelledFeatures from) {
    return new MeasuredHead(other, words, features, question, from, validation, settings);
  }

  /** Another that is chosen otherwise. */
  MeasuredHead chosen(String other, String words, LabelledFeatures on, HeadSettings by) {
    return new MeasuredHead(other, words, features, target, training, on, by);
  }
}
