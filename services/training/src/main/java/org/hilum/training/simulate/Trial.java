package org.hilum.training.simulate;

import java.util.List;
import java.util.Map;
import org.hilum.training.data.Label;
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
  private int upheld;

  /**
   * @param answers that passed
   */
  Trial(CalibratedHead candidate, CalibratedHead champion, Answers answers) {
    this.candidate = candidate;
    this.champion = champion;
    this.answers = answers;
  }

  /**
   * @param labels what readers agree on, by image; some have none
   */
  void see(List<StreamImage> images, Map<String, Label> labels) {
    FeatureTable features =
        FeatureTable.of(images.stream().map(StreamImage::features).toArray(float[][]::new));
    double[] ours = candidate.probabilities(features);
    double[] theirs = champion.probabilities(features);
    OperatingPoint ourPoint = OperatingPoint.of(candidate.threshold());
    OperatingPoint theirPoint = OperatingPoint.of(champion.threshold());
    for (int i = 0; i < ours.length; i++) {
      cases++;
      boolean isFlagged = ourPoint.isFlagged(ours[i]);
      if (isFlagged == theirPoint.isFlagged(theirs[i])) {
        agreements++;
      } else if (labels.get(images.get(i).id()) == (isFlagged ? Label.PNEUMONIA : Label.NORMAL)) {
        upheld++;
      }
    }
  }

  CalibratedHead candidate() {
    return candidate;
  }

  Answers answers() {
    return answers;
  }

  ShadowTrial soFar() {
    return new ShadowTrial("candidate", "champion", cases, agreements, upheld);
  }
}
