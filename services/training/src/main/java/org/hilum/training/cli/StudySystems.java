package org.hilum.training.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hilum.training.cnn.SmallCnnSystem;
import org.hilum.training.explain.HeatMaps;
import org.hilum.training.explain.RunHeatMaps;
import org.hilum.training.features.FeatureStore;
import org.hilum.training.features.ImageView;
import org.hilum.training.features.TrunkFolder;
import org.hilum.training.features.ViewedImages;
import org.hilum.training.finetune.FineTunedSystem;
import org.hilum.training.finetune.TailSettings;
import org.hilum.training.study.ClassicalSystem;
import org.hilum.training.study.FrozenSystem;
import org.hilum.training.study.Measures;
import org.hilum.training.study.RunWeights;
import org.hilum.training.study.StudyData;
import org.hilum.training.study.StudyFeatures;
import org.hilum.training.study.StudySet;
import org.hilum.training.study.StudySystem;
import org.hilum.training.study.ThreeClassHead;
import org.hilum.training.train.HeadSettings;

/**
 * What {@code study} trains.
 *
 * @param systems in the order of the report
 * @param measures heads without one measure each
 * @param heatMaps of the systems, once they have run
 */
record StudySystems(List<StudySystem> systems, Measures measures, HeatMaps heatMaps) {

  /**
   * Computes features that are not kept yet.
   *
   * @param work where features are kept
   * @param weights where networks are kept
   * @param print where progress is said
   */
  static StudySystems of(
      StudyData data, TrunkFolder trunk, Path work, RunWeights weights, PrintStream print) {
    List<StudySystem> systems = new ArrayList<>();
    // First, because it meets every image that cannot be decoded.
    systems.add(SmallCnnSystem.of(data, print));
    try (FeatureStore store =
        FeatureStore.open(trunk, work, StudyData.VIEW_SEED, data.split().training(), print)) {
      StudyFeatures features = StudyFeatures.of(data, store);
      HeadSettings head = HeadSettings.standard();
      systems.add(new FrozenSystem(features, head, weights));
      systems.add(
          new FineTunedSystem(data, features, store, TailSettings.standard(), weights, print));
      if (ThreeClassHead.canLearnFrom(features)) {
        systems.add(new ThreeClassHead(features, head, weights));
      } else {
        print.println(
            "three-class is left out: training and validation need images that are known to be"
                + " bacterial, and viral");
      }
      systems.addAll(ClassicalSystem.all(features));
      return new StudySystems(
          systems,
          Measures.of(data, features, store, head),
          heatMaps(data.sets().get(StudySet.TEST), store, weights));
    }
  }

  private static HeatMaps heatMaps(ViewedImages test, FeatureStore store, RunWeights weights) {
    return new RunHeatMaps(
        weights, store.layers(), test.rows(), store.trunk(test.images(), ImageView.plain()));
  }
}
