package org.hilum.training.augment;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.SplittableRandom;
import java.util.zip.CRC32;
import org.hilum.training.data.LabelledImage;

/** A random alteration of an image. */
public interface Alteration {
  /** The image as it is. */
  Alteration NONE = (plane, random) -> plane;

  Plane alter(Plane plane, SplittableRandom random);

  /**
   * Alters one image, the same way whenever seed, variant and image are the same.
   *
   * @param input network input, values -1 to 1, row by row
   */
  default float[] alter(float[] input, LabelledImage image, long seed, int variant) {
    CRC32 name = new CRC32();
    name.update(image.sha256().getBytes(UTF_8));
    SplittableRandom random = new SplittableRandom((seed * 1_000_003 + variant) ^ name.getValue());
    return alter(Plane.ofInput(input), random).toInput();
  }
}
