package org.hilum.training.study;

import org.hilum.training.train.HeadSettings;
import org.hilum.training.train.HeadTarget;
import org.hilum.training.train.HeadTrainer;
import org.hilum.training.train.TrainedHead;

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
    Stopwatch watch = Stopwatch.start();
    TrainedHead trained =
        new HeadTrainer(HeadTarget.PNEUMONIA, features.training(), features.stressed(), settings)
            .train(seed);
    double seconds = watch.seconds();
    return new StudyRun(
        name(),
        seed,
        trained.epochs(),
        trained.best().number(),
        trained.head().parameters(),
        seconds,
        features.answers(trained.head()::outputs));
  }
}
