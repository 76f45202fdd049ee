package org.hilum.training.train;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.hilum.training.data.Images;
import org.hilum.training.data.Label;
import org.hilum.training.data.LabelledImage;
import org.hilum.training.features.FeatureTable;

/** Clouds of features, one a class, pneumonia apart from normal along the first feature. */
public final class Blobs {
  static final int FEATURES = 12;

  private Blobs() {}

  public static LabelledFeatures of(int images, double pneumoniaShare, long seed) {
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

  /**
   * A third normal, the pneumonias bacterial and viral, apart along the second feature; the file
   * name of every tenth pneumonia does not tell its cause.
   */
  public static LabelledFeatures ofCauses(int images, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    LabelledFeatures two = of(images, 2 / 3.0, seed);
    List<LabelledImage> labelled = new ArrayList<>();
    for (int i = 0; i < images; i++) {
      if (!two.images().get(i).isPneumonia()) {
        labelled.add(two.images().get(i));
        continue;
      }
      boolean isViral = random.nextBoolean();
      two.features().row(i)[1] += isViral ? 0.3f : -0.3f;
      String name = "person" + i + (isViral ? "_virus_" : "_bacteria_") + seed + ".jpeg";
      String shown = random.nextInt(10) == 0 ? "chest" + i + ".png" : name;
      labelled.add(Images.named(Label.PNEUMONIA, shown));
    }
    return new LabelledFeatures(two.features(), labelled);
  }

  /** Fit to learn from in no time. */
  public static LearningData learningData() {
    LabelledFeatures training = ofCauses(600, 1);
    return new LearningData(training, training.features(), ofCauses(200, 2), ofCauses(400, 3));
  }
}
