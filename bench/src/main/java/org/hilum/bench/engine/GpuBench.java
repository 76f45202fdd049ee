package org.hilum.bench.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.hilum.bench.engine.GpuTrial.Load;
import org.hilum.bench.measure.ChildJvm;
import org.hilum.bench.report.Report;
import org.hilum.network.Precision;

/** The engine on a GPU, where there is one that PyTorch can use. */
public final class GpuBench {
  private static final String HEAP = "3g";

  private final Path model;
  private final Report report;

  public GpuBench(Path model, Report report) {
    this.model = model;
    this.report = report;
  }

  public void run() {
    report.progress("gpu: the engine on CUDA in each precision");
    Map<String, Double> figures =
        ChildJvm.likeTheWorker(System.getProperty("java.class.path"), HEAP)
            .run(GpuTrial.class, List.of(model.toString()));
    if (figures.get(GpuTrial.GPUS) == 0) {
      report.heading("Engine on a GPU: none is here, or PyTorch is built without CUDA");
      return;
    }
    report.heading(
        "Engine on a GPU, images/s, head, heat map and copy of the features included: "
            + GpuTrial.LOADS.stream()
                .map(load -> load.batch() + " x " + load.callers())
                .collect(Collectors.joining(" | "))
            + " | error | largest shift of a probability");
    GpuTrial.PRECISIONS.forEach(precision -> row(precision, figures));
    report.line("Images of a call x callers. Error and shift: against the processor in fp32.");
  }

  private void row(Precision precision, Map<String, Double> figures) {
    StringBuilder rates = new StringBuilder();
    for (Load load : GpuTrial.LOADS) {
      rates.append(" %8.1f".formatted(figures.get(load.figure(precision))));
    }
    report.line(
        "%-6s%s   %.1e %.1e"
            .formatted(
                precision,
                rates,
                figures.get(GpuTrial.error(precision)),
                figures.get(GpuTrial.shift(precision))));
    report.put(
        "gpu.%s_images_per_second".formatted(precision.name().toLowerCase(Locale.ROOT)),
        figures.get(new Load(64, 4).figure(precision)));
  }
}
