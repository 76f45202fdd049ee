package org.hilum.training.study;

import org.hilum.training.calibrate.Temperature;

/**
 * A run whose log-odds can be compared with those of other runs.
 *
 * @param temperature fitted on the stressed validation images
 */
public record Member(StudyRun run, double temperature) {
  static Member of(StudyRun run, boolean[] isStressedPneumonia) {
    return new Member(run, Temperature.fit(run.logits(StudySet.STRESSED), isStressedPneumonia));
  }

  /** Calibrated log-odds of pneumonia, one an image. */
  double[] logOdds(StudySet set) {
    double[] logOdds = run.logits(set);
    for (int i = 0; i < logOdds.length; i++) {
      logOdds[i] /= temperature;
    }
    return logOdds;
  }
}
