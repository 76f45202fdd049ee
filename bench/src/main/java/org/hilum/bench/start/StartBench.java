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

/**
 * Starts each service a few times beside running servers, once as jar and then as its image does.
 */
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
      report.heading("Start to ready, seconds, medians of %d: jar, image".formatted(STARTS));
      for (Service service : Service.values()) {
        measure(service, running);
      }
    }
  }

  private void measure(Service service, RunningStack running)
      throws IOException, InterruptedException {
    Stack stack = running.stack();
    double jar = medianSeconds(service, stack, () -> stack.start(service));
    report.progress(service.label() + ": making its archive of classes");
    List<String> archived = new ClassArchive(home, model).make(service.label(), running.data());
    double image = medianSeconds(service, stack, () -> stack.start(service, archived));
    report.line("%-28s %8.1f %8.1f".formatted(service.label(), jar, image));
    report.put("start.jar_seconds." + service.label(), jar);
    report.put("start.image_seconds." + service.label(), image);
  }

  private static double medianSeconds(Service service, Stack stack, Runnable start) {
    List<Double> times = new ArrayList<>();
    for (int i = 0; i < STARTS; i++) {
      long began = System.nanoTime();
      start.run();
      times.add((System.nanoTime() - began) / 1e9);
      stack.stop(service);
    }
    return new Percentiles(times).at(MEDIAN);
  }
}
