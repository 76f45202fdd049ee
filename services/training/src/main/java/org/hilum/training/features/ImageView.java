package org.hilum.training.features;

import org.hilum.training.augment.AcquisitionStress;
import org.hilum.training.augment.Alteration;
import org.hilum.training.augment.TrainingAlteration;
import org.hilum.training.data.LabelledImage;

/**
 * A way to look at images, the same for all of a set.
 *
 * @param name file name of its features
 * @param alteration what is done to each image
 * @param seed of the alteration
 * @param variant which of several alterations of the same image
 */
public record ImageView(String name, Alteration alteration, long seed, int variant) {
  /** Names what the alterations do; another recipe needs another name. */
  public static final String RECIPE = "alterations-1";

  /** Keeps the seeds of training and stress apart, whichever is given. */
  private static final long STRESS = 0x5712E55L;

  public static ImageView plain() {
    return new ImageView("plain", Alteration.NONE, 0, 0);
  }

  public static ImageView altered(long seed, int variant) {
    return new ImageView("altered-" + variant, new TrainingAlteration(), seed, variant);
  }

  /** Acquisition stress. */
  public static ImageView stressed(long seed) {
    return new ImageView("stressed", new AcquisitionStress(), seed ^ STRESS, 0);
  }

  /** Alterations of the kind that training sees, but none that it has seen. */
  public static ImageView alteredAfresh(long seed) {
    return new ImageView("altered-afresh", new TrainingAlteration(), seed ^ STRESS, 0);
  }

  /** The network's input: values -1 to 1, row by row. */
  public float[] input(LabelledImage image) {
    return alteration.alter(NetworkInput.of(image), image, seed, variant);
  }
}
