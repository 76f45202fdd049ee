package org.hilum.training.cli;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.hilum.network.ModelDirectory;
import org.hilum.training.data.ColumnValues;
import org.hilum.training.data.ImageSet;
import org.hilum.training.evaluate.Outcome;
import org.hilum.training.feedback.FeedbackAnswers;
import org.hilum.training.gate.Contender;
import org.hilum.training.gate.Evidence;
import org.hilum.training.registry.RegisteredModel;
import org.hilum.training.registry.Registry;

/**
 * Has two registered models answer the same images, each as the workers run it: on its own trunk.
 * What a run makes of stored features needs one trunk for both.
 */
record ContenderJudge(Registry registry, SentinelImages sentinels) {

  /**
   * @param images the locked test images
   * @param models empty folder; weights lie there meanwhile
   */
  Evidence judge(
      RegisteredModel candidate, RegisteredModel champion, ImageSet images, Path models) {
    ModelDirectory proposed = registry.fetch(candidate.modelVersion(), models);
    ModelDirectory present = registry.fetch(champion.modelVersion(), models);
    return new Evidence(
        new Contender(candidate, outcomes(proposed, images)),
        new Contender(champion, outcomes(present, images)),
        images.digest(),
        List.of(
            new ColumnValues("source", Collections.nCopies(images.size(), FeedbackAnswers.BASE))),
        sentinels.answers(proposed, present));
  }

  private static List<Outcome> outcomes(ModelDirectory model, ImageSet images) {
    return JudgedSplit.judge(images, model).stream().map(JudgedSplit.Judged::outcome).toList();
  }
}
