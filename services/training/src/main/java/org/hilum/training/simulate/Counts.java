package org.hilum.training.simulate;

import java.util.List;
import org.hilum.training.data.LabelledImage;
import org.hilum.training.train.LabelledFeatures;

/**
 * How many images a year is made of.
 *
 * @param base that the first model learned from
 * @param gate locked ones of the base
 * @param locked that nothing was decided on
 * @param lockedPneumonias of these
 * @param imagesAWeek of the stream
 * @param pneumoniasBefore share in the first half of the stream
 * @param pneumoniasAfter share in the second half
 */
public record Counts(
    int base,
    int gate,
    int locked,
    int lockedPneumonias,
    int imagesAWeek,
    double pneumoniasBefore,
    double pneumoniasAfter) {

  static Counts of(Clinic clinic) {
    int half = clinic.weeks().size() / 2;
    LabelledFeatures locked = clinic.locked();
    return new Counts(
        clinic.base().get(0).images().size(),
        clinic.gate().images().size(),
        locked.images().size(),
        (int) locked.images().stream().filter(LabelledImage::isPneumonia).count(),
        clinic.imagesAWeek(),
        share(clinic.weeks().subList(0, half)),
        share(clinic.weeks().subList(half, clinic.weeks().size())));
  }

  private static double share(List<List<StreamImage>> weeks) {
    return weeks.stream()
        .flatMap(List::stream)
        .mapToDouble(image -> image.isPneumonia() ? 1 : 0)
        .average()
        .orElseThrow();
  }
}
