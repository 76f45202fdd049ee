package org.hilum.bench.engine;

import ai.djl.engine.Engine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.hilum.bench.image.PhantomFiles;
import org.hilum.bench.measure.Chatter;
import org.hilum.bench.measure.ChildJvm;
import org.hilum.bench.measure.RelativeError;
import org.hilum.bench.measure.Throughput;
import org.hilum.network.EngineSettings;
import org.hilum.network.ModelDirectory;
import org.hilum.network.Precision;
import org.hilum.network.ScreenedImage;
import org.hilum.network.ScreeningEngine;
import org.hilum.network.TailEngine;
import org.hilum.network.TrunkEngine;

/**
 * Measures the engine on the first GPU in each precision, and how far its answers are from those of
 * the processor in fp32. Runs in a JVM of its own. Argument: model directory.
 */
final class GpuTrial {
  static final String GPUS = "gpus";
  static final List<Precision> PRECISIONS = List.of(Precision.FP16, Precision.BF16, Precision.FP32);
  static final List<Load> LOADS =
      List.of(new Load(1, 1), new Load(8, 1), new Load(64, 1), new Load(64, 4));

  private static final int IMAGES = 64;
  private static final Duration WINDOW = Duration.ofSeconds(2);

  private final ModelDirectory model;
  private final List<float[]> images = PhantomFiles.draw(IMAGES).inputs();

  private GpuTrial(ModelDirectory model) {
    this.model = model;
  }

  /**
   * What the engine is given to do.
   *
   * @param batch images of a call
   * @param callers at the same time
   */
  record Load(int batch, int callers) {
    String figure(Precision precision) {
      return "%s-%dx%d".formatted(precision, batch, callers);
    }
  }

  static String error(Precision precision) {
    return precision + "-error";
  }

  static String shift(Precision precision) {
    return precision + "-shift";
  }

  public static void main(String[] arguments) {
    Chatter.silence();
    int gpus = Engine.getEngine("PyTorch").getGpuCount();
    ChildJvm.print(GPUS, gpus);
    if (gpus > 0) {
      new GpuTrial(ModelDirectory.open(Path.of(arguments[0]))).run();
    }
  }

  private void run() {
    int processors = Runtime.getRuntime().availableProcessors();
    Answers expected = answers(new EngineSettings(Precision.FP32, "cpu", processors));
    for (Precision precision : PRECISIONS) {
      Answers answers = answers(gpu(precision, 1));
      ChildJvm.print(error(precision), RelativeError.largest(answers.pooled(), expected.pooled()));
      ChildJvm.print(shift(precision), answers.largestShift(expected));
      for (Load load : LOADS) {
        ChildJvm.print(load.figure(precision), imagesPerSecond(precision, load));
      }
    }
  }

  private static EngineSettings gpu(Precision precision, int callers) {
    return new EngineSettings(precision, "cuda:0", callers);
  }

  private Answers answers(EngineSettings settings) {
    try (TrunkEngine trunk = TrunkEngine.open(model.trunkFile(), settings);
        TailEngine tail = TailEngine.open(model.tail().tensors(), settings);
        ScreeningEngine engine = ScreeningEngine.open(model, settings)) {
      return new Answers(
          tail.pooled(trunk.features(images)),
          engine.screen(images).stream().mapToDouble(ScreenedImage::probability).toArray());
    }
  }

  private double imagesPerSecond(Precision precision, Load load) {
    List<float[]> batch = images.subList(0, load.batch());
    try (ScreeningEngine engine = ScreeningEngine.open(model, gpu(precision, load.callers()))) {
      return load.batch()
          * Throughput.perSecond(load.callers(), WINDOW, () -> engine.screen(batch));
    }
  }

  private record Answers(List<float[]> pooled, double[] probabilities) {
    double largestShift(Answers expected) {
      return IntStream.range(0, probabilities.length)
          .mapToDouble(i -> Math.abs(probabilities[i] - expected.probabilities[i]))
          .max()
          .orElseThrow();
    }
  }
}
