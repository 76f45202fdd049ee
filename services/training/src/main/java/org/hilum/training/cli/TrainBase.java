package org.hilum.training.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Set;

/**
 * {@code train base}: computes what leaves the trunk of a data set, for the runs of the service.
 * Nothing is learned and no model judges an image.
 */
record TrainBase(LearningSource source) {
  static TrainBase parse(List<String> arguments) {
    return new TrainBase(
        LearningSource.parse(CommandLine.parse(arguments, LearningSource.OPTIONS, Set.of())));
  }

  int run(PrintStream print) {
    source.keep(print);
    return 0;
  }
}
