package org.hilum.bench.start;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hilum.bench.measure.Percentiles;
import org.hilum.bench.report.Report;
import org.hilum.bench.stack.RunningStack;
import org.hilum.local.stack.Service;
import org.hilum.local.stack.Stack;

/** Starts each service a few times beside running servers. */
public final class StartBench {
  private static final int STARTS = 3;
  private static final int MEDIAN = 50;

  private final Path home;
  private final Path model;
  private final Report report;

  /**
   * @param home root of the project, where the service jars were built
   */
  public StartBench(Path home, Path model, Report report) {
    this.home = home;
    this.model = model;
    this.report = report;
  }

  public void run() throws IOException, InterruptedException {
    try (RunningStack running = RunningStack.startServers(home, model, report)) {
      report.heading("Start to ready, seconds, medians of %d".formatted(STARTS));
      for (Service service : Service.values()) {
        measure(service, running);
      }
    }
  }

  private void measure(Service service, RunningStack running) {
    double seconds = medianSeconds(service, running.stack());
    report.line("%-28s %8.1f".formatted(service.label(), seconds));
    report.put("start.seconds." + service.label(), seconds);
  }

  private static double medianSeconds(Service service, Stack stack) {
    List<Double> times = new ArrayList<>();
    for (int i = 0; i < STARTS; i++) {
      long began = System.nanoTime();
      stack.start(service);
      times.add((System.nanoTime() - began) / 1e9);
      stack.stop(service);
    }
    return new Percentiles(times).at(MEDIAN);
  }
}
