package org.hilum.training.study;

import org.hilum.training.train.HeadSettings;
import org.hilum.training.train.HeadTarget;

/**
 * The second system of the study: a head on the frozen network.
 *
 * @param weights where heads are kept
 */
public record FrozenSystem(StudyFeatures features, HeadSettings settings, RunWeights weights)
    implements StudySystem {
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
    RunName run = new RunName(name(), seed);
    return features.headRun(
        run,
        features.trainer(HeadTarget.PNEUMONIA, settings),
        head -> weights.keep(run, head.weights()));
  }
}
