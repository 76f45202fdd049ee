package org.hilum.training.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hilum.training.data.UnusableDataException;
import org.hilum.training.feedback.FeedbackFolder;
import org.hilum.training.feedback.FeedbackTraining;

/**
 * {@code train feedback}: what the service starts for a run, in a process of its own.
 *
 * @param parent process without which the run has no purpose
 */
record TrainFeedback(FeedbackFolder folder, Optional<Long> parent) {
  static TrainFeedback parse(List<String> arguments) {
    CommandLine line = CommandLine.parse(arguments, Set.of("parent"), Set.of());
    if (line.words().size() != 1) {
      throw new UsageException("expected one RUN, not " + line.words());
    }
    return new TrainFeedback(
        new FeedbackFolder(Path.of(line.words().get(0))),
        line.has("parent") ? Optional.of(line.number("parent", 0)) : Optional.empty());
  }

  int run(PrintStream out, PrintStream err) {
    parent.ifPresent(TrainFeedback::endWith);
    if (folder.plan().isEmpty()) {
      throw new UsageException("there is no plan.json in " + folder.path());
    }
    try {
      new FeedbackTraining(folder, out).run();
      return 0;
    } catch (UnusableDataException e) {
      err.println(e.getMessage());
      return FeedbackTraining.TOO_LITTLE;
    }
  }

  /** Else the service's next life could find two at work in one folder. */
  private static void endWith(long parent) {
    ProcessHandle.of(parent)
        .ifPresentOrElse(
            process -> process.onExit().thenRun(TrainFeedback::leave), TrainFeedback::leave);
  }

  private static void leave() {
    Runtime.getRuntime().halt(1);
  }
}
