package org.hilum.training.adapt;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hilum.training.calibrate.Temperature;
import org.hilum.training.data.LabelledImage;
import org.hilum.training.evaluate.Outcome;
import org.hilum.training.evaluate.ThresholdSweep;

/**
 * What rounding the trunk's kernels to 8 bits changes on the stressed validation images.
 *
 * @param unpacked as trained
 * @param packed as shipped
 */
public record PackingCost(Figures unpacked, Figures packed) {
  /** The AUC that packing should cost at most. */
  public static final double TARGET = 0.001;

  /**
   * @param loss both classes weigh the same
   */
  public record Figures(double auc, double loss) {
    /** Of the log-odds of pneumonia for each image. */
    static Figures of(double[] logits, List<LabelledImage> images) {
      double[] probabilities = Temperature.probabilities(logits, 1);
      boolean[] labels = new boolean[logits.length];
      List<Outcome> outcomes = new ArrayList<>();
      for (int i = 0; i < labels.length; i++) {
        LabelledImage image = images.get(i);
        labels[i] = image.isPneumonia();
        outcomes.add(new Outcome(image.patient(), labels[i], logits[i], probabilities[i], 0));
      }
      return new Figures(ThresholdSweep.of(outcomes).auc(), Temperature.loss(logits, labels, 1));
    }
  }

  /** Positive if the packed trunk is worse. */
  public double auc() {
    return unpacked.auc() - packed.auc();
  }

  /** One sentence. */
  public String inWords() {
    return String.format(
        Locale.ROOT,
        "packed to 8 bits: stressed validation AUC %.4f, was %.4f; loss %.4f, was %.4f; %s",
        packed.auc(),
        unpacked.auc(),
        packed.loss(),
        unpacked.loss(),
        auc() <= TARGET
            ? "within the %.3f that it may cost".formatted(TARGET)
            : "more than the %.3f that it may cost".formatted(TARGET));
  }
}
