package org.hilum.training.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hilum.training.cnn.SmallCnnSystem;
import org.hilum.training.features.FeatureStore;
import org.hilum.training.features.TrunkFolder;
import org.hilum.training.finetune.FineTunedSystem;
import org.hilum.training.finetune.TailSettings;
import org.hilum.training.study.ClassicalSystem;
import org.hilum.training.study.FrozenSystem;
import org.hilum.training.study.RunWeights;
import org.hilum.training.study.StudyData;
import org.hilum.training.study.StudyFeatures;
import org.hilum.training.study.StudySystem;
import org.hilum.training.study.ThreeClassHead;
import org.hilum.training.train.HeadSettings;

/** The systems that {@code study} trains, in the order of the report. */
final class StudySystems {
  private StudySystems() {}

  /**
   * Computes features that are not kept yet.
   *
   * @param work where features are kept
   * @param weights where networks are kept
   * @param print where progress is said
   */
  static List<StudySystem> of(
      StudyData data, TrunkFolder trunk, Path work, RunWeights weights, PrintStream print) {
    List<StudySystem> systems = new ArrayList<>();
    // First, because it meets every image that cannot be decoded.
    systems.add(SmallCnnSystem.of(data, print));
    try (FeatureStore store =
        FeatureStore.open(trunk, work, StudyData.VIEW_SEED, data.split().training(), print)) {
      StudyFeatures features = StudyFeatures.of(data, store);
      systems.add(new FrozenSystem(features, HeadSettings.standard(), weights));
      systems.add(
          new FineTunedSystem(data, features, store, TailSettings.standard(), weights, print));
      if (ThreeClassHead.canLearnFrom(features)) {
        systems.add(new ThreeClassHead(features, HeadSettings.standard(), weights));
      } else {
        print.println(
            "three-class is left out: training and validation need images that are known to be"
                + " bacterial, and viral");
      }
      systems.addAll(ClassicalSystem.all(features));
    }
    return systems;
  }
}
