package org.hilum.training.guard;

import static org.hilum.training.chart.LineChart.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hilum.training.drift.LiveFigures;
import org.hilum.training.gate.Criterion;
import org.hilum.training.gate.Finding;
import org.hilum.training.gate.PromotionPolicy;

/** Holds a champion's live figures against the policy, as far as there are enough cases. */
record Bounds(PromotionPolicy.Guards guards) {

  /**
   * @param champion of its last images
   * @param before of the last images of the champion before
   * @param read of the champion's last images with a label
   */
  List<Finding> judge(LiveFigures champion, LiveFigures before, LiveFigures read) {
    List<Finding> findings = new ArrayList<>();
    if (champion.cases() >= guards.cases() && before.cases() >= guards.cases()) {
      findings.add(positiveRate(champion, before));
    }
    if (read.verdicts() >= guards.verdicts()) {
      findings.add(agreement(read));
      findings.add(calibration(read));
    }
    return findings;
  }

  private Finding positiveRate(LiveFigures champion, LiveFigures before) {
    double now = champion.positiveRate().orElseThrow();
    double then = before.positiveRate().orElseThrow();
    return Finding.of(
        Criterion.GUARD_POSITIVE_RATE,
        format(
            "%.4f of the last %,d live images, %.4f of the last %,d of the champion before",
            now, champion.cases(), then, before.cases()),
        Math.abs(now - then),
        Optional.empty(),
        guards.positiveRateChange());
  }

  private Finding agreement(LiveFigures read) {
    return Finding.of(
        Criterion.GUARD_AGREEMENT,
        format("%,d of the last %,d live images with a label", read.agreed(), read.verdicts()),
        read.agreement().orElseThrow(),
        Optional.empty(),
        guards.minimumAgreement());
  }

  private Finding calibration(LiveFigures read) {
    return Finding.of(
        Criterion.GUARD_CALIBRATION,
        format("the last %,d live images with a label", read.verdicts()),
        read.calibrationError().orElseThrow(),
        Optional.empty(),
        guards.eceCeiling());
  }
}
