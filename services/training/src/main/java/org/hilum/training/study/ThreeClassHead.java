package org.hilum.training.study;

import org.hilum.training.train.HeadSettings;
import org.hilum.training.train.HeadTarget;
import org.hilum.training.train.HeadTrainer;
import org.hilum.training.train.LabelledFeatures;
import org.hilum.training.train.LearningData;
import org.hilum.training.train.TrainedHead;

/** A head on the frozen network that tells normal, bacterial and viral apart. */
public final class ThreeClassHead implements StudySystem {
  private final PooledSets sets;
  private final HeadTrainer trainer;

  /**
   * @param test the locked images, whose answers are only written down
   */
  public ThreeClassHead(LearningData learning, LabelledFeatures test, HeadSettings settings) {
    sets = new PooledSets(learning, test);
    trainer =
        new HeadTrainer(HeadTarget.FINDING, learning.altered(), learning.stressed(), settings);
  }

  @Override
  public String name() {
    return "three-class";
  }

  @Override
  public String title() {
    return "Frozen network, head of three classes";
  }

  @Override
  public StudyRun run(long seed) {
    long start = System.nanoTime();
    TrainedHead trained = trainer.train(seed);
    return new StudyRun(
        name(),
        seed,
        trained.epochs(),
        trained.best().number(),
        trained.head().parameters(),
        (System.nanoTime() - start) / 1e9,
        sets.answers(trained.head()::outputs));
  }
}
