package org.hilum.training.evaluate;

import java.util.ArrayList;
import java.util.List;
import org.hilum.training.data.Finding;
import org.hilum.training.data.LabelledImage;

/**
 * Which of {@link Finding#CLASSES} a three-class model said an image shows, and which it does show.
 *
 * @param patient token of the patient
 * @param truth what the image shows
 * @param said the most probable class
 */
public record FindingOutcome(String patient, Finding truth, Finding said) {
  public FindingOutcome {
    if (!truth.isSpecified() || !said.isSpecified()) {
      throw new IllegalArgumentException(
          "expected one of %s, not %s called %s".formatted(Finding.CLASSES, truth, said));
    }
  }

  /**
   * Outcomes of the images whose finding is known.
   *
   * @param logits three for each image, in the order of {@link Finding#CLASSES}
   */
  public static List<FindingOutcome> of(List<LabelledImage> images, double[][] logits) {
    List<FindingOutcome> outcomes = new ArrayList<>();
    for (int i = 0; i < logits.length; i++) {
      LabelledImage image = images.get(i);
      if (image.finding().isSpecified()) {
        outcomes.add(
            new FindingOutcome(image.patient(), image.finding(), Finding.mostProbable(logits[i])));
      }
    }
    return outcomes;
  }
}
