package org.hilum.training.train;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.hilum.training.data.Images;
import org.hilum.training.data.Label;
import org.hilum.training.data.LabelledImage;
import org.hilum.training.features.FeatureTable;

/** Two clouds of features, one a class, apart along the first feature. */
final class Blobs {
  static final int FEATURES = 12;

  private Blobs() {}

  static LabelledFeatures of(int images, double pneumoniaShare, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<LabelledImage> labelled = new ArrayList<>();
    float[][] rows = new float[images][FEATURES];
    for (int i = 0; i < images; i++) {
      boolean isPneumonia = random.nextDouble() < pneumoniaShare;
      labelled.add(
          isPneumonia
              ? Images.named(Label.PNEUMONIA, "person" + i + "_virus_" + seed + ".jpeg")
              : Images.named(Label.NORMAL, "IM-" + i + "-" + seed + ".jpeg"));
      for (int feature = 0; feature < FEATURES; feature++) {
        rows[i][feature] = (float) (5 + 0.1 * random.nextGaussian());
      }
      rows[i][0] += isPneumonia ? 0.3f : -0.3f;
    }
    return new LabelledFeatures(FeatureTable.of(rows), labelled);
  }
}
