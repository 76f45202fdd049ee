package org.hilum.training.data;

import java.util.List;
import org.hilum.network.ModelDescription;

/**
 * Where images come from, and so for whom a model trained on them may speak.
 *
 * @param name of the data set
 * @param licence and whom to name
 * @param population who was imaged, where and how, in one sentence
 * @param scope what the images are of, and so what such a model may judge
 */
public record DataOrigin(
    String name, String licence, String population, ModelDescription.Scope scope) {
  private static final DataOrigin GUANGZHOU =
      new DataOrigin(
          "Guangzhou pediatric chest X-rays (Kermany et al. 2018)",
          "CC BY 4.0: Kermany, Zhang, Goldbaum, \"Labeled Optical Coherence Tomography (OCT) and"
              + " Chest X-Ray Images for Classification\", Mendeley Data, doi 10.17632/rscbjbr9sj",
          "Frontal chest X-rays of children of one to five years, taken in routine care at one"
              + " hospital, the Guangzhou Women and Children's Medical Center.",
          new ModelDescription.Scope(List.of("YOUNG_CHILD"), List.of("AP", "PA")));

  /** Whether {@link #of} can say where these images come from. */
  static boolean isKnown(ImageSet images) {
    return images.images().stream().allMatch(image -> PatientToken.isGiven(image.fileName()));
  }

  /**
   * Known by the file names, the one data set that there is so far.
   *
   * @throws UnusableDataException if a name is of another shape: nobody could say whom a model
   *     trained on such images may judge
   */
  static DataOrigin of(ImageSet images) {
    for (LabelledImage image : images.images()) {
      if (!PatientToken.isGiven(image.fileName())) {
        throw new UnusableDataException(
            image.file() + " is not named like an image of the Guangzhou data set");
      }
    }
    return GUANGZHOU;
  }
}
