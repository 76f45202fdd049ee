package org.hilum.training.study;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.Consumer;
import org.hilum.training.train.Epoch;

/** Says a line an epoch of a run. */
public final class EpochLines implements Consumer<Epoch> {
  private final PrintStream out;
  private final String system;
  private final long seed;
  private Stopwatch watch = Stopwatch.start();

  public EpochLines(PrintStream out, String system, long seed) {
    this.out = out;
    this.system = system;
    this.seed = seed;
  }

  @Override
  public void accept(Epoch epoch) {
    out.printf(
        Locale.ROOT,
        "%s, seed %d, epoch %d: loss %.4f, stressed validation %.4f, %.0f s%n",
        system,
        seed,
        epoch.number(),
        epoch.trainingLoss(),
        epoch.validationLoss(),
        watch.seconds());
    watch = Stopwatch.start();
  }
}
