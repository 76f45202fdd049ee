package org.hilum.training.search;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hilum.training.data.UnusableDataException;
import org.hilum.training.train.Epoch;

/**
 * Tries candidates one after the other.
 *
 * @param candidates in the order in which they are tried
 * @param trainer trains each, all with the same seed
 * @param data names the images and features that the trainer learns from
 * @param kept trials that have ended; those of a search that was killed are not run again
 * @param out where progress is said
 */
public record Search(
    List<Candidate> candidates,
    TrialTrainer trainer,
    String data,
    long seed,
    TrialFile kept,
    PrintStream out) {

  /**
   * @throws UnusableDataException if the kept trials are those of another search
   */
  public TrialTable run() {
    List<Trial> trials = recovered();
    while (trials.size() < candidates.size()) {
      Trial trial = trial(trials.size() + 1);
      kept.append(trial);
      trials.add(trial);
      say(trials);
    }
    return new TrialTable(trials);
  }

  private List<Trial> recovered() {
    List<Trial> trials = new ArrayList<>();
    for (Trial trial : kept.recover()) {
      if (trials.size() < candidates.size()) {
        refuseAnotherSearch(trial, trials.size() + 1);
        trials.add(trial);
      }
    }
    if (!trials.isEmpty()) {
      out.printf("%d trials were kept in %s%n", trials.size(), kept);
    }
    return trials;
  }

  private void refuseAnotherSearch(Trial trial, int number) {
    boolean isOurs =
        trial.number() == number
            && trial.candidate().equals(candidates.get(number - 1))
            && trial.seed() == seed
            && trial.data().equals(data);
    if (!isOurs) {
      throw new UnusableDataException(
          "trial %d in %s belongs to a search with another seed, grid or data; keep this one elsewhere"
              .formatted(number, kept));
    }
  }

  private Trial trial(int number) {
    Candidate candidate = candidates.get(number - 1);
    long start = System.nanoTime();
    List<Epoch> epochs = trainer.train(candidate, seed);
    double seconds = (System.nanoTime() - start) / 1e9;
    return new Trial(number, data, seed, candidate, epochs.size(), Epoch.best(epochs), seconds);
  }

  private void say(List<Trial> trials) {
    Trial last = trials.get(trials.size() - 1);
    out.printf(
        Locale.ROOT,
        "trial %d of %d: loss %.4f, best %.4f, %.1f s, %.0f s left%n",
        last.number(),
        candidates.size(),
        last.loss(),
        new TrialTable(trials).trials().get(0).loss(),
        last.seconds(),
        secondsLeft(trials));
  }

  private double secondsLeft(List<Trial> trials) {
    return candidates.subList(trials.size(), candidates.size()).stream()
        .mapToDouble(candidate -> seconds(candidate.unlockDepth(), trials))
        .sum();
  }

  /** What a trial took on average, of those of one depth if there are any. */
  private static double seconds(int depth, List<Trial> trials) {
    return trials.stream()
        .filter(trial -> trial.candidate().unlockDepth() == depth)
        .mapToDouble(Trial::seconds)
        .average()
        .orElseGet(() -> trials.stream().mapToDouble(Trial::seconds).average().orElseThrow());
  }
}
