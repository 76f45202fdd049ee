package org.hilum.training.augment;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiFunction;

/**
 * Another device: lost resolution, a film curve, uneven exposure, a collimator's border, each in
 * half of the images. None of it is part of {@link TrainingAlteration}, so a head that does well
 * here has not merely learned the alterations by heart.
 */
public final class AcquisitionStress implements Alteration {
  private static final List<BiFunction<Plane, SplittableRandom, Plane>> SHIFTS =
      List.of(
          (plane, random) -> plane.coarsened(random.nextInt(112, 200)),
          (plane, random) -> plane.filmed(random.nextDouble(1.5, 5), random.nextDouble(0.4, 0.6)),
          (plane, random) -> plane.vignetted(random.nextDouble(0.1, 0.4)),
          (plane, random) ->
              plane.collimated(
                  random.nextInt(12),
                  random.nextInt(12),
                  random.nextInt(12),
                  random.nextInt(12),
                  0));

  @Override
  public Plane alter(Plane plane, SplittableRandom random) {
    Plane shifted = plane.cropped(random.nextDouble(-4, 4), crop(random), crop(random), 0.03, 0.03);
    for (BiFunction<Plane, SplittableRandom, Plane> shift : SHIFTS) {
      shifted = random.nextBoolean() ? shift.apply(shifted, random) : shifted;
    }
    return shifted;
  }

  private static double crop(SplittableRandom random) {
    return random.nextDouble(0.9, 0.97);
  }
}
