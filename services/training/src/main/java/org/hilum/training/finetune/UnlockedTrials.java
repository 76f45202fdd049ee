package org.hilum.training.finetune;

import ai.djl.Model;
import java.io.PrintStream;
import java.util.List;
import java.util.function.Supplier;
import org.hilum.training.search.Candidate;
import org.hilum.training.search.TrialTrainer;
import org.hilum.training.study.EpochLines;
import org.hilum.training.train.EarlyStop;
import org.hilum.training.train.Epoch;
import org.hilum.training.train.FitSettings;
import org.hilum.training.train.HeadSettings;
import org.hilum.training.train.HeadTarget;
import org.hilum.training.train.HeadTrainer;
import org.hilum.training.train.LearningData;
import org.hilum.training.train.TrainedHead;

/**
 * Trials of a search. Where a candidate unlocks layers, they learn by AdamW at a twentieth of the
 * head's rate, as in {@link TailSettings#standard}, once its head has been trained; the epochs are
 * those after unlocking. There are few of them: in each, every trunk output passes the layers.
 */
public final class UnlockedTrials implements TrialTrainer {
  private static final float UNLOCKED_SHARE = 1 / 20f;
  private static final int EPOCHS = 2;

  private final LearningData data;
  private final Supplier<TrunkOutputs> outputs;
  private final PrintStream out;

  /**
   * @param data pooled features of the same images
   * @param outputs asked for each candidate that unlocks layers
   * @param out where each epoch after unlocking is said
   */
  public UnlockedTrials(LearningData data, Supplier<TrunkOutputs> outputs, PrintStream out) {
    this.data = data;
    this.outputs = outputs;
    this.out = out;
  }

  @Override
  public List<Epoch> train(Candidate candidate, long seed) {
    TrainedHead head =
        new HeadTrainer(HeadTarget.PNEUMONIA, data.altered(), data.stressed(), candidate.head())
            .train(seed);
    return candidate.unlockDepth() == 0 ? head.epochs() : unlocked(candidate, head);
  }

  private List<Epoch> unlocked(Candidate candidate, TrainedHead head) {
    TrunkOutputs rows = outputs.get();
    FitSettings settings = settings(candidate.head());
    UnlockDepth depth = UnlockDepth.of(candidate.unlockDepth());
    TailTrainer trainer =
        new TailTrainer(rows.table(), rows.layers(), settings, candidate.head().dropout());
    try (Model model =
        trainer.start(head.head(), rows.training().shape(settings.batchSize()), depth)) {
      return trainer
          .train(
              model,
              rows.training(),
              rows.stressed(),
              head.seed(),
              new EpochLines(out, "last %d layers".formatted(depth.layers()), head.seed()))
          .epochs();
    }
  }

  private static FitSettings settings(HeadSettings head) {
    return new FitSettings(
        UNLOCKED_SHARE * head.learningRate(),
        head.weightDecay(),
        head.batchSize(),
        EPOCHS,
        new EarlyStop(EPOCHS, EPOCHS));
  }
}
