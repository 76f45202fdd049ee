package org.hilum.bench.training;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hilum.bench.measure.ChildJvm;
import org.hilum.bench.measure.ServiceClassPath;
import org.hilum.bench.report.Report;

/** Runs the trainer's classes in a JVM of their own. */
public final class TrainingBench {
  private static final String HEAP = "3g";

  private final Path home;
  private final Path model;
  private final Report report;

  /**
   * @param home root of the project, where the service jars were built
   */
  public TrainingBench(Path home, Path model, Report report) {
    this.home = home;
    this.model = model;
    this.report = report;
  }

  public void run() {
    report.progress("training: an epoch from pixels against one from kept features");
    Map<String, Double> figures =
        ChildJvm.likeTheTrainer(ServiceClassPath.of(home, "training"), HEAP)
            .run(TrainingTrial.class, List.of(model.toString()));
    double pixels = figures.get(TrainingTrial.PIXELS);
    double features = figures.get(TrainingTrial.FEATURES);
    report.heading("Fine-tuning the last 13 layers, images/s of an epoch");
    report.line("%-44s %6.1f".formatted("from pixels: decode, alter, trunk as blocks", pixels));
    report.line("%-44s %6.1f".formatted("from kept trunk outputs", features));
    report.put("training.features_over_pixels", features / pixels);
  }
}
