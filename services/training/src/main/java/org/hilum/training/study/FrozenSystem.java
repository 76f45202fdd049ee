package org.hilum.training.study;

import org.hilum.training.train.HeadSettings;
import org.hilum.training.train.HeadTarget;

/** The second system of the study: a head on the frozen network. */
public record FrozenSystem(StudyFeatures features, HeadSettings settings) implements StudySystem {
  @Override
  public String name() {
    return "frozen";
  }

  @Override
  public String title() {
    return "ResNet152V2, frozen";
  }

  @Override
  public String recipe() {
    return settings.toString();
  }

  @Override
  public StudyRun run(long seed) {
    return features.headRun(name(), HeadTarget.PNEUMONIA, settings, seed);
  }
}
