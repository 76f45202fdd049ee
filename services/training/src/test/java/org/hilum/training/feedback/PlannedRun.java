package org.hilum.training.feedback;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.hilum.training.data.Label;
import org.hilum.training.snapshot.Example;

/** The folder of a run of {@code loop/2} beside {@code loop/1} that nobody has begun. */
public final class PlannedRun {
  private PlannedRun() {}

  /** With the trunk outputs of the examples, the first of which is a sentinel. */
  public static FeedbackFolder in(Path folder, List<Example> examples, Optional<BaseData> base) {
    FeedbackFolder run = new FeedbackFolder(folder);
    DrawnLoop.champion(run.models(), "loop/1");
    examples.forEach(
        example ->
            run.keepFeatures(
                example.imageId(),
                DrawnLoop.output(example.imageId(), example.label() == Label.PNEUMONIA)));
    run.write(
        new FeedbackPlan(
            "loop/2",
            "loop/1",
            DrawnLoop.trunkDigest(),
            "snapshot",
            "policy",
            examples,
            List.of(examples.get(0).imageId()),
            base,
            DrawnLoop.SETTINGS,
            1));
    return run;
  }
}
