package org.hilum.bench.worker;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hilum.bench.measure.ChildJvm;
import org.hilum.bench.measure.ServiceClassPath;
import org.hilum.bench.report.Report;

/** Runs the worker's classes in a JVM like the worker's. */
public final class WorkerBench {
  /** Key of the rate with which worker and stream compare. */
  public static final String CEILING = "ceiling.images_per_second";

  private static final String HEAP = "768m";

  private final Path home;
  private final Path model;
  private final Report report;

  /**
   * @param home root of the project, where the service jars were built
   */
  public WorkerBench(Path home, Path model, Report report) {
    this.home = home;
    this.model = model;
    this.report = report;
  }

  public void run() {
    report.progress("worker: pipeline against ceiling");
    Map<String, Double> figures =
        ChildJvm.likeTheWorker(ServiceClassPath.of(home, "inference"), HEAP)
            .run(WorkerTrial.class, List.of(model.toString()));
    double ceiling = figures.get(WorkerTrial.CEILING);
    double worker = figures.get(WorkerTrial.WORKER);
    report.heading("Worker, images/s");
    report.line("%-44s %6.1f".formatted("decode, preprocess, engine back to back", ceiling));
    report.line("%-44s %6.1f".formatted("the worker's pipeline in one process", worker));
    report.line(
        "%-44s %6.1f"
            .formatted("decode and preprocess alone, one core", figures.get(WorkerTrial.DECODED)));
    report.put(CEILING, ceiling);
    report.put("worker_over_ceiling", worker / ceiling);
  }
}
