package org.hilum.training.study;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
  /**
   * Notes what is new: the same study, resumed or reported again, finds the answers that its
   * finished runs gave before, and looks no second time.
   *
   * @param judged a run may be judged at several operating points, each a look of its own
   */
  public void note(List<JudgedRun> judged) {
    Map<String, Integer> looks = new HashMap<>();
    for (JudgedRun each : judged) {
      String digest = runs.digest(each.run());
      int look = looks.merge(digest, 1, Integer::sum);
      if (look > ledger.looks(digest, testDigest)) {
        note(each, digest, look);
      }
    }
  }

  private void note(JudgedRun judged, String digest, int look) {
    Metrics seen = Metrics.of(judged.test(), judged.point());
    ledger.append(
        new TestSetLedger.Look(
            LocalDate.now(),
            "study/%s/seed-%d".formatted(judged.run().system(), judged.run().seed()),
            digest,
            testDigest,
            seen.figure("accuracy"),
            seen.figure("auc"),
            look == 1 ? "study" : "look " + look + " at this run"));
  }
}
