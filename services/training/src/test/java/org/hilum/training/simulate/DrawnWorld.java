package org.hilum.training.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.hilum.training.data.Images;
import org.hilum.training.data.Label;
import org.hilum.training.data.LabelledImage;
import org.hilum.training.features.FeatureTable;
import org.hilum.training.gate.PromotionPolicy;
import org.hilum.training.train.HeadSettings;
import org.hilum.training.train.LabelledFeatures;
import org.hilum.training.train.OptimizerKind;

/**
 * A small world in which a pneumonia shows along the first feature, and by the later acquisition
 * less along the first but along the second too.
 */
final class DrawnWorld {
  private static final int FEATURES = 12;
  private static final double NOISE = 0.1;

  private DrawnWorld() {}

  /** Half a year before and half a year after the shift are ten weeks each. */
  static World world() {
    return new World(
        20,
        24,
        0.6,
        0.3,
        0.3,
        60,
        new World.Shares(0.1, 0.15, 0.25),
        100,
        1,
        new HeadSettings(8, 0.2f, OptimizerKind.ADAMW, 1e-2f, 1e-2f, 32, 3, 15, 5, 0),
        new PromotionPolicy(
            "drawn",
            new PromotionPolicy.Auc(0.05, 0.95),
            0.5,
            0.5,
            new PromotionPolicy.Subgroups(0.5, 30),
            List.of(),
            new PromotionPolicy.Shadow(40, 0),
            new PromotionPolicy.Guards(300, 0.15, 100, 0.8, 0.2)));
  }

  static SourceViews views(int patients) {
    List<LabelledImage> images = images(patients, 0);
    List<LabelledImage> others = images(200, 100_000);
    return new SourceViews(
        images,
        drawn(images, 0.2, 0, 1),
        drawn(images, 0.08, 0.2, 2),
        List.of(drawn(images, 0.2, 0, 3), drawn(images, 0.2, 0, 4)),
        List.of(
            new LabelledFeatures(drawn(others, 0.2, 0, 5), others),
            new LabelledFeatures(drawn(others, 0.2, 0, 6), others)));
  }

  /** Every patient has one image; three of five are pneumonias. */
  private static List<LabelledImage> images(int patients, int from) {
    return IntStream.range(from, from + patients)
        .mapToObj(
            i ->
                i % 5 < 3
                    ? Images.named(Label.PNEUMONIA, "person" + i + "_virus_1.jpeg")
                    : Images.named(Label.NORMAL, "IM-" + i + "-0001.jpeg"))
        .toList();
  }

  private static FeatureTable drawn(
      List<LabelledImage> images, double first, double second, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<float[]> rows = new ArrayList<>();
    for (LabelledImage image : images) {
      float[] row = new float[FEATURES];
      for (int i = 0; i < FEATURES; i++) {
        row[i] = (float) (5 + NOISE * random.nextGaussian());
      }
      row[0] += (float) (image.isPneumonia() ? first : -first);
      row[1] += (float) (image.isPneumonia() ? second : -second);
      rows.add(row);
    }
    return FeatureTable.of(rows.toArray(float[][]::new));
  }
}
