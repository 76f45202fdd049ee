package org.hilum.bench.swap;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hilum.bench.measure.ChildJvm;
import org.hilum.bench.measure.ServiceClassPath;
import org.hilum.bench.report.Report;

/** Runs the worker's classes in a JVM like the worker's, and changes its model. */
public final class SwapBench {
  private static final String HEAP = "768m";

  private final Path home;
  private final Path model;
  private final Report report;

  /**
   * @param home root of the project, where the service jars were built
   */
  public SwapBench(Path home, Path model, Report report) {
    this.home = home;
    this.model = model;
    this.report = report;
  }

  public void run() {
    report.progress("swap: a model on trial, and %d swaps".formatted(SwapTrial.SWAPS));
    Map<String, Double> figures =
        ChildJvm.likeTheWorker(ServiceClassPath.of(home, "inference"), HEAP)
            .run(SwapTrial.class, List.of(model.toString()));
    report.heading("A model on trial, images/s of the worker's pipeline");
    double without = line("champion alone", figures.get(SwapTrial.WITHOUT));
    double with = line("champion and a model on trial", figures.get(SwapTrial.WITH));
    report.put("shadow.with_over_without", with / without);

    report.heading(
        "%d swaps while images come one at a time, ms an image".formatted(SwapTrial.SWAPS));
    double usual = line("median without swaps", figures.get(SwapTrial.USUAL_MS));
    line("longest without swaps", figures.get(SwapTrial.LONGEST_UNDISTURBED_MS));
    line("median with swaps", figures.get(SwapTrial.USUAL_SWAPPING_MS));
    double longest = line("longest with swaps", figures.get(SwapTrial.LONGEST_MS));
    line("one swap, from release to charge", figures.get(SwapTrial.SWAP_MS));
    report.put("swap.longest_delay_ms", longest - usual);

    report.heading("Resident memory, MB");
    double before = line("before the swaps", figures.get(SwapTrial.MEMORY_BEFORE));
    double after = line("after them", figures.get(SwapTrial.MEMORY_AFTER));
    report.put("swap.memory_after_over_before", after / before);
  }

  private double line(String what, double value) {
    report.line("%-44s %6.1f".formatted(what, value));
    return value;
  }
}
