package org.hilum.bench.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.hilum.bench.measure.ChildJvm;
import org.hilum.bench.measure.RelativeError;
import org.hilum.bench.report.Report;

/** Lets the contenders meet, one after the other. */
public final class EngineBench {
  private static final String HEAP = "3g";

  private final Path model;
  private final Report report;

  public EngineBench(Path model, Report report) {
    this.model = model;
    this.report = report;
  }

  public void run() {
    Map<ContenderKind, ContenderFigures> figures = new EnumMap<>(ContenderKind.class);
    for (ContenderKind kind : ContenderKind.values()) {
      report.progress("engine: " + kind.label());
      figures.put(kind, trial(kind));
    }
    print(figures);
    put(figures);
  }

  private ContenderFigures trial(ContenderKind kind) {
    try {
      Path pooled = Files.createTempFile("hilum-pooled", ".bin");
      try {
        Map<String, Double> printed =
            ChildJvm.likeTheWorker(System.getProperty("java.class.path"), HEAP)
                .run(EngineTrial.class, List.of(kind.name(), model.toString(), pooled.toString()));
        return ContenderFigures.of(printed, rows(Files.readAllBytes(pooled)));
      } finally {
        Files.delete(pooled);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep the features of " + kind.label(), e);
    }
  }

  private void print(Map<ContenderKind, ContenderFigures> figures) {
    report.heading(
        "Bare engine, images/s: 1 image on all cores | 8 on all cores | 8 on each core | error");
    figures.forEach(
        (kind, it) ->
            report.line(
                "%-22s %6.1f %6.1f %6.1f   %.1e"
                    .formatted(
                        kind.label(),
                        it.batch1(),
                        it.batch8Together(),
                        it.batch8Apart(),
                        error(it, figures))));
    report.line("Error: ||features - blocks'|| / ||blocks'||, largest of the images.");
    report.line("ONNX Runtime runs without Pad_Fusion, which pads the first pooling wrongly.");
  }

  private void put(Map<ContenderKind, ContenderFigures> figures) {
    ContenderFigures bf16 = figures.get(ContenderKind.PROGRAM_BF16);
    double ort = figures.get(ContenderKind.ORT_FP32).batch8();
    report.put(
        "engine.bf16_over_blocks", bf16.batch8() / figures.get(ContenderKind.BLOCKS_FP32).batch8());
    report.put("engine.bf16_over_ort_fp32", bf16.batch8() / ort);
    report.put("engine.fp32_over_ort_fp32", figures.get(ContenderKind.PROGRAM_FP32).batch8() / ort);
    report.put("engine.relative_error", error(bf16, figures));
    report.put("engine.images_per_second", bf16.batch8());
  }

  private static double error(
      ContenderFigures contender, Map<ContenderKind, ContenderFigures> figures) {
    return RelativeError.largest(
        contender.pooled(), figures.get(ContenderKind.BLOCKS_FP32).pooled());
  }

  private static List<float[]> rows(byte[] bytes) {
    FloatBuffer values = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    int each = values.remaining() / EngineTrial.IMAGES;
    List<float[]> rows = new ArrayList<>();
    while (values.hasRemaining()) {
      float[] row = new float[each];
      values.get(row);
      rows.add(row);
    }
    return rows;
  }
}
