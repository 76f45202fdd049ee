package org.hilum.training.augment;

import java.util.SplittableRandom;

/**
 * Positioning, sharpness and exposure. Never a mirror image: the heart has a side.
 *
 * <p>Every image is altered. Heads that also saw the images as they are learned the shortcuts of
 * the acquisition and did worse on other images.
 */
public final class TrainingAlteration implements Alteration {
  @Override
  public Plane alter(Plane plane, SplittableRandom random) {
    Plane placed = placed(plane, random);
    Plane focused = focused(placed, random);
    return focused
        .toned(
            Math.exp(random.nextDouble(Math.log(0.7), Math.log(1.4))),
            random.nextDouble(0.6, 1.3),
            random.nextDouble(-0.12, 0.12))
        .noisy(random.nextDouble(0, 0.02), random);
  }

  private static Plane placed(Plane plane, SplittableRandom random) {
    double area = random.nextDouble(0.72, 1);
    double aspect = Math.sqrt(Math.exp(random.nextDouble(Math.log(1 / 1.18), Math.log(1.18))));
    double width = Math.min(1, Math.sqrt(area) * aspect);
    double height = Math.min(1, Math.sqrt(area) / aspect);
    double left = random.nextDouble() * (1 - width);
    double top = random.nextDouble() * (1 - height);
    return plane.cropped(random.nextDouble(-12, 12), width, height, left, top);
  }

  private static Plane focused(Plane plane, SplittableRandom random) {
    if (random.nextBoolean()) {
      return plane.blurred(random.nextDouble(0.3, 1.5));
    }
    return plane.sharpened(random.nextDouble(0.8, 2), random.nextDouble(0.2, 1.2));
  }
}
