package org.hilum.training.search;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.hilum.training.train.HeadSettings;

/**
 * Trials side by side.
 *
 * @param trials the lowest loss first
 */
public record TrialTable(List<Trial> trials) {
  public TrialTable {
    trials = trials.stream().sorted(Comparator.comparingDouble(Trial::loss)).toList();
  }

  /** A line a trial, under a line of column names. */
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append(
        "%8s %8s %7s %9s %9s %6s %7s %6s %6s %8s%n"
            .formatted(
                "loss",
                "trial",
                "epoch",
                "optimizer",
                "rate",
                "batch",
                "dropout",
                "width",
                "unlock",
                "seconds"));
    trials.forEach(trial -> text.append(line(trial)));
    return text.toString();
  }

  private static String line(Trial trial) {
    HeadSettings head = trial.candidate().head();
    return String.format(
        Locale.ROOT,
        "%8.4f %8d %7s %9s %9.2g %6d %7.2f %6d %6d %8.1f%n",
        trial.loss(),
        trial.number(),
        trial.best().number() + "/" + trial.epochs(),
        head.optimizer(),
        head.learningRate(),
        head.batchSize(),
        head.dropout(),
        head.hiddenUnits(),
        trial.candidate().unlockDepth(),
        trial.seconds());
  }
}
