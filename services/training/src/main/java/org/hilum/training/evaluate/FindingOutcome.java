package org.hilum.training.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.hilum.network.FindingProbabilities;
import org.hilum.training.data.Finding;
import org.hilum.training.data.LabelledImage;

/**
 * Which of {@link Finding#CLASSES} a three-class model said an image shows, and which it does show.
 *
 * @param patient token of the patient
 * @param truth what the image shows
 * @param said the class that the model holds for the right one
 */
public record FindingOutcome(String patient, Finding truth, Finding said) {
  public FindingOutcome {
    if (!truth.isSpecified() || !said.isSpecified()) {
      throw new IllegalArgumentException(
          "expected one of %s, not %s called %s".formatted(Finding.CLASSES, truth, said));
    }
  }

  /**
   * Normal below even odds of pneumonia, else the more probable cause. The most probable of the
   * three might be normal where pneumonia is more likely than not.
   */
  public static Finding said(FindingProbabilities probabilities) {
    if (probabilities.normal() > 0.5) {
      return Finding.NORMAL;
    }
    return probabilities.viral() > probabilities.bacterial() ? Finding.VIRAL : Finding.BACTERIAL;
  }

  /**
   * Outcomes of the images whose finding is known.
   *
   * @param probabilities one for each image
   */
  public static List<FindingOutcome> of(
      List<LabelledImage> images, List<FindingProbabilities> probabilities) {
    return IntStream.range(0, probabilities.size())
        .filter(i -> images.get(i).finding().isSpecified())
        .mapToObj(
            i ->
                new FindingOutcome(
                    images.get(i).patient(), images.get(i).finding(), said(probabilities.get(i))))
        .toList();
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
