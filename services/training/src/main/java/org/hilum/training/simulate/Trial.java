package org.hilum.training.simulate;

import java.util.List;
import org.hilum.training.evaluate.OperatingPoint;
import org.hilum.training.features.FeatureTable;
import org.hilum.training.gate.Answers;
import org.hilum.training.gate.ShadowTrial;
import org.hilum.training.train.CalibratedHead;

/** A candidate that passed the offline gate runs beside the champion. */
final class Trial {
  private final CalibratedHead candidate;
  private final CalibratedHead champion;
  private final Answers answers;
  private int cases;
  private int agreements;

  /**
   * @param answers that passed
   */
  Trial(CalibratedHead candidate, CalibratedHead champion, Answers answers) {
    this.candidate = candidate;
    this.champion = champion;
    this.answers = answers;
  }

  void see(List<StreamImage> images) {
    FeatureTable features =
        FeatureTable.of(images.stream().map(StreamImage::features).toArray(float[][]::new));
    double[] ours = candidate.probabilities(features);
    double[] theirs = champion.probabilities(features);
    OperatingPoint ourPoint = OperatingPoint.of(candidate.threshold());
    OperatingPoint theirPoint = OperatingPoint.of(champion.threshold());
    for (int i = 0; i < ours.length; i++) {
      cases++;
      agreements += ourPoint.isFlagged(ours[i]) == theirPoint.isFlagged(theirs[i]) ? 1 : 0;
    }
  }

  CalibratedHead candidate() {
    return candidate;
  }

  Answers answers() {
    return answers;
  }

  ShadowTrial soFar() {
    return new ShadowTrial("candidate", "champion", cases, agreements);
  }
}
