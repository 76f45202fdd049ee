package org.hilum.training.finetune;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.LongStream;
import org.hilum.training.study.EpochLines;
import org.hilum.training.study.Stopwatch;
import org.hilum.training.train.LearningData;
import org.hilum.training.train.TrainedHead;

/**
 * The last layers, tuned with several seeds from the same start. A finished seed is kept, so that
 * whoever is killed loses no more than the one that was running.
 */
public final class TailSeeds {
  /** How many are averaged. */
  public static final int SEEDS = 3;

  private static final String NAME = "last layers";

  private final TailTuning tuning;
  private final int mostEpochs;
  private final KeptTails kept;
  private final PrintStream out;
  private final TuningProgress progress;

  /**
   * @param data pooled features of the same views as {@code outputs}
   * @param out where progress is said
   * @param progress is told after each epoch
   */
  public TailSeeds(
      LearningData data,
      TrunkOutputs outputs,
      TailSettings settings,
      KeptTails kept,
      PrintStream out,
      TuningProgress progress) {
    this.kept = kept;
    this.out = out;
    this.progress = progress;
    tuning = new TailTuning(data.altered(), data.stressed(), outputs, settings);
    mostEpochs = settings.unlocked().stop().maxEpochs();
  }

  /**
   * Trains the seeds {@code first}, {@code first + 1} and so on, or reads those that have ended.
   */
  public List<TunedTail> run(long first, int seeds) {
    out.printf("last layers are kept in %s%n", kept.folder());
    List<TunedTail> tails = new ArrayList<>();
    for (long seed = first; seed < first + seeds; seed++) {
      Optional<TunedTail> found = kept.find(seed);
      TunedTail tail = found.isPresent() ? found.get() : train(seed, first, first + seeds);
      tails.add(tail);
      out.printf(
          Locale.ROOT,
          "%s, seed %d: %s, stressed validation %.4f in epoch %d of %d%n",
          NAME,
          seed,
          found.isPresent() ? "was there" : "took %.0f s".formatted(tail.seconds()),
          tail.best().validationLoss(),
          tail.best().number(),
          tail.epochs().size());
    }
    return tails;
  }

  /**
   * @param end the seed after the last
   */
  private TunedTail train(long seed, long first, long end) {
    Stopwatch watch = Stopwatch.start();
    TrainedHead head = tuning.head(seed);
    EpochLines lines = new EpochLines(out, NAME, seed);
    Stopwatch unlocked = Stopwatch.start();
    int later = (int) LongStream.range(seed + 1, end).filter(next -> !kept.has(next)).count();
    try (TunedNetwork tuned =
        tuning.unlocked(
            head,
            epoch -> {
              lines.accept(epoch);
              int left = mostEpochs - epoch.number() + later * mostEpochs;
              double seconds = left * unlocked.seconds() / epoch.number();
              sayLeft(seconds, later);
              progress.did(1 - left / (double) ((end - first) * mostEpochs), seconds);
            })) {
      TunedTail tail =
          new TunedTail(
              seed, tuned.fit().epochs(), watch.seconds(), TailTrainer.weights(tuned.model()));
      kept.keep(tail);
      return tail;
    }
  }

  /** Seeds may stop before their last epoch: nobody knows how long it will take, only the most. */
  private void sayLeft(double seconds, int laterSeeds) {
    out.printf(
        Locale.ROOT,
        "%s: at most %.0f min left, %d seeds after this one%n",
        NAME,
        Math.ceil(seconds / 60),
        laterSeeds);
  }
}
