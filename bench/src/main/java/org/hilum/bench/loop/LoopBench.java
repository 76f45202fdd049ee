package org.hilum.bench.loop;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hilum.bench.measure.ChildJvm;
import org.hilum.bench.measure.ServiceClassPath;
import org.hilum.bench.report.Report;

/** Runs what the training service starts for a run, in a JVM of its own. */
public final class LoopBench {
  private static final String HEAP = "3g";

  private final Path home;
  private final Path model;
  private final Report report;

  /**
   * @param home root of the project, where the service jars were built
   */
  public LoopBench(Path home, Path model, Report report) {
    this.home = home;
    this.model = model;
    this.report = report;
  }

  public void run() {
    report.progress("loop: a training run, on 4 GB of drawn trunk outputs");
    Map<String, Double> figures =
        ChildJvm.likeTheTrainer(ServiceClassPath.of(home, "training"), HEAP)
            .run(LoopTrial.class, List.of(model.toString()));
    report.heading("From the plan of a run to the offline gate, seconds");
    figures.forEach((step, seconds) -> report.line("%-44s %6.1f".formatted(words(step), seconds)));
    report.line(
        "%-44s %6.1f".formatted("in all", figures.values().stream().mapToDouble(s -> s).sum()));
    report.put("loop.seconds", figures.values().stream().mapToDouble(s -> s).sum());
  }

  private static String words(String step) {
    return step.replace('-', ' ');
  }
}
