package org.hilum.training.run;

import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.hilum.training.data.Label;
import org.hilum.training.data.Split;
import org.hilum.training.feedback.BaseData;
import org.hilum.training.snapshot.Example;

/**
 * How many reviewed images a run needs. Base data have enough of each split, save perhaps of locked
 * ones.
 *
 * @param leastOfAClass for training; a fifth of that for the other splits
 */
record EnoughExamples(int leastOfAClass, Optional<BaseData> base) {
  private static final int TRAINING_TO_OTHERS = 5;

  /** What there is too little of, in a sentence; empty if there is enough. */
  Optional<String> lack(List<Example> examples) {
    if (examples.stream().allMatch(example -> example.split() == Split.TEST)) {
      return Optional.of("There is no reviewed image to learn from.");
    }
    return Stream.of(Split.values())
        .filter(split -> !isInBase(split))
        .flatMap(split -> lack(examples, split).stream())
        .findFirst();
  }

  private boolean isInBase(Split split) {
    return base.filter(data -> split != Split.TEST || Files.isDirectory(split.in(data.data())))
        .isPresent();
  }

  private Optional<String> lack(List<Example> examples, Split split) {
    int needed =
        split == Split.TRAIN ? leastOfAClass : Math.max(1, leastOfAClass / TRAINING_TO_OTHERS);
    return Stream.of(Label.values())
        .filter(label -> count(examples, split, label) < needed)
        .findFirst()
        .map(
            label ->
                String.format(
                    Locale.ROOT,
                    "%,d reviewed images of class %s in split %s, but %,d are needed where the base"
                        + " data have none.",
                    count(examples, split, label),
                    label,
                    split,
                    needed));
  }

  private static long count(List<Example> examples, Split split, Label label) {
    return examples.stream()
        .filter(example -> example.split() == split && example.label() == label)
        .count();
  }
}
