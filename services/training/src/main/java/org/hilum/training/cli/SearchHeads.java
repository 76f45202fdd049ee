package org.hilum.training.cli;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.hilum.training.finetune.UnlockDepth;
import org.hilum.training.finetune.UnlockedTrials;
import org.hilum.training.search.Candidate;
import org.hilum.training.search.Search;
import org.hilum.training.search.SearchSpace;
import org.hilum.training.search.TrialFile;
import org.hilum.training.train.HeadSettings;

/**
 * {@code search}: settings of training, how many layers learn among them; none sees a test image.
 *
 * @param source of images and features
 * @param out folder of the trials
 * @param trials how many settings are drawn; none for the grid
 */
record SearchHeads(LearningSource source, Path out, OptionalInt trials) {
  private static final String GRID = "grid";
  private static final String TRIALS = "trials";
  private static final int MOST_TRIALS = 10_000;

  /** Unlocked layers are drawn so seldom that a search of 40 trials takes minutes, not hours. */
  private static final List<SearchSpace.Depth> DEPTHS =
      List.of(
          new SearchSpace.Depth(0, 36),
          new SearchSpace.Depth(UnlockDepth.LAST_CONVOLUTION.layers(), 3),
          new SearchSpace.Depth(UnlockDepth.LAST_BOTTLENECK.layers(), 1));

  static SearchHeads parse(List<String> arguments) {
    Set<String> options = new HashSet<>(LearningSource.OPTIONS);
    options.addAll(Set.of("out", TRIALS));
    CommandLine line = CommandLine.parse(arguments, options, Set.of(GRID));
    return new SearchHeads(LearningSource.parse(line), line.path("out"), trials(line));
  }

  private static OptionalInt trials(CommandLine line) {
    if (line.has(GRID)) {
      if (line.has(TRIALS)) {
        throw new UsageException("--grid tries all, --trials so many: give one of them");
      }
      return OptionalInt.empty();
    }
    long trials = line.number(TRIALS, 40);
    if (trials < 1 || trials > MOST_TRIALS) {
      throw new UsageException("--trials must be 1 to " + MOST_TRIALS + ", is " + trials);
    }
    return OptionalInt.of((int) trials);
  }

  int run(PrintStream print) {
    if (Files.exists(out) && !Files.isDirectory(out)) {
      throw new UsageException(out + " is a file; --out needs a folder");
    }
    LearningSource.Learning learning = source.read(print);
    SearchSpace space = new SearchSpace(HeadSettings.standard(), DEPTHS);
    List<Candidate> candidates =
        trials.isPresent() ? space.random(trials.getAsInt(), source.seed()) : space.grid();
    TrialFile kept = new TrialFile(out.resolve("trials.jsonl"));
    UnlockedTrials trainer =
        new UnlockedTrials(learning.data(), () -> source.outputs(learning.split(), print), print);
    Search search = new Search(candidates, trainer, learning.digest(), source.seed(), kept, print);
    print.print(search.run().text());
    print.printf("trials: %s%n", kept);
    return 0;
  }
}
