package org.hilum.inference.screen;

import java.util.Optional;
import org.hilum.network.FindingProbabilities;
import org.hilum.network.ModelDescription;
import org.hilum.network.ScreenedImage;
import org.hilum.network.ShadowAnswer;
import org.hilum.schemas.Decision;
import org.hilum.schemas.Findings;
import org.hilum.schemas.IndeterminateReason;
import org.hilum.schemas.Judgement;

/** Words the network's numbers: an unlike image first, for its probability means nothing. */
final class DecisionRule {
  private static final double UNLIKENESS_LIMIT = 1;
  // Further decimals depend on how many images shared the batch; the same image gets the same
  // words.
  private static final double STEPS = 1e6;

  private DecisionRule() {}

  static Judgement judge(ScreenedImage image, ModelDescription model) {
    return judge(model, image.probability(), image.unlikeness(), image.findings());
  }

  static Judgement judge(ShadowAnswer.Given answer) {
    return judge(answer.model(), answer.probability(), answer.unlikeness(), answer.findings());
  }

  private static Judgement judge(
      ModelDescription model,
      double saidProbability,
      double saidUnlikeness,
      Optional<FindingProbabilities> findings) {
    double probability = rounded(saidProbability);
    double unlikeness = rounded(saidUnlikeness);
    boolean unlike = unlikeness > UNLIKENESS_LIMIT;
    return new Judgement(
        model.modelVersion(),
        probability,
        model.threshold(),
        unlike ? Decision.INDETERMINATE : decision(probability, model),
        unlike ? Optional.of(IndeterminateReason.UNLIKE_TRAINING_IMAGES) : Optional.empty(),
        unlikeness,
        findings.map(said -> findings(probability, said)));
  }

  /** Rounded, they still sum to 1 and still agree with the rounded probability of pneumonia. */
  private static Findings findings(double probability, FindingProbabilities said) {
    double viral = rounded(said.viral());
    return new Findings(rounded(1 - probability), rounded(probability - viral), viral);
  }

  private static Decision decision(double probability, ModelDescription model) {
    return probability >= model.threshold() ? Decision.FLAGGED : Decision.CLEAR;
  }

  private static double rounded(double value) {
    return Math.rint(value * STEPS) / STEPS;
  }
}
