package org.hilum.training.study;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.hilum.training.evaluate.Confusion;

/**
 * What the study that Hilum reproduces published of a system: on the 624 test images, at threshold
 * 0.5, of one training run each.
 *
 * @param system name of ours that corresponds
 * @param figures by the names of ours; only those that were published or follow from its counts
 */
public record PublishedFigures(String system, Map<String, Double> figures) {
  public static final String SOURCE = "the study that Hilum reproduces";

  /** In the study's order, the worst first. */
  public static final List<PublishedFigures> ALL =
      List.of(
          of("small-cnn", 0.355, 0.854, OptionalDouble.empty(), Optional.empty()),
          of("frozen", 0.2686, 0.9006, OptionalDouble.empty(), Optional.empty()),
          of(
              "fine-tuned",
              0.2351,
              0.9054,
              OptionalDouble.of(0.975),
              Optional.of(new Confusion(381, 184, 50, 9))));

  private static PublishedFigures of(
      String system,
      double loss,
      double accuracy,
      OptionalDouble auc,
      Optional<Confusion> confusion) {
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("loss", loss);
    figures.put("accuracy", accuracy);
    auc.ifPresent(area -> figures.put("auc", area));
    confusion.ifPresent(
        counts -> {
          figures.put("sensitivity", counts.sensitivity());
          figures.put("specificity", counts.specificity());
          figures.putAll(SystemFigures.counts(counts));
        });
    return new PublishedFigures(system, figures);
  }
}
