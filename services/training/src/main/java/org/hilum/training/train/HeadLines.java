package org.hilum.training.train;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** Says how heads did, a line a seed. */
public record HeadLines(PrintStream out) {
  public void print(String name, List<TrainedHead> heads) {
    for (TrainedHead head : heads) {
      out.printf(
          Locale.ROOT,
          "%s, seed %d: stressed validation loss %.4f in epoch %d of %d%n",
          name,
          head.seed(),
          head.best().validationLoss(),
          head.best().number(),
          head.epochs().size());
    }
  }
}
