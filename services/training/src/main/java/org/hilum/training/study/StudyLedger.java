package org.hilum.training.study;

import java.time.LocalDate;
import java.util.List;
import org.hilum.training.evaluate.Metrics;
import org.hilum.training.evaluate.TestSetLedger;

/**
 * Notes the looks of a study at the locked test images, a line a judged run. A run is no model that
 * ships: where the ledger names a tail by its digest, the SHA-256 of the run's file in {@link
 * RunFolder} stands instead.
 *
 * @param testDigest names the test images
 */
public record StudyLedger(TestSetLedger ledger, RunFolder runs, String testDigest) {
  public void note(List<SystemFigures> systems) {
    systems.forEach(system -> system.runs().forEach(this::note));
  }

  private void note(JudgedRun judged) {
    StudyRun run = judged.run();
    String digest = runs.digest(run);
    // A resumed study finds the answers of its finished runs: the same look, not another.
    if (ledger.looks(digest, testDigest) > 0) {
      return;
    }
    Metrics seen = Metrics.of(judged.test(), judged.point());
    ledger.append(
        new TestSetLedger.Look(
            LocalDate.now(),
            "study/%s/seed-%d".formatted(run.system(), run.seed()),
            digest,
            testDigest,
            seen.figure("accuracy"),
            seen.figure("auc"),
            "study"));
  }
}
