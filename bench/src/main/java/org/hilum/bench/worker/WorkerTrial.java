package org.hilum.bench.worker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.hilum.bench.image.PhantomFiles;
import org.hilum.bench.measure.Chatter;
import org.hilum.bench.measure.ChildJvm;
import org.hilum.bench.measure.Throughput;
import org.hilum.imaging.ImageLimits;
import org.hilum.imaging.ImageReader;
import org.hilum.inference.model.CurrentModel;
import org.hilum.network.EngineSettings;
import org.hilum.network.ModelDirectory;

/**
 * Measures ceiling and pipeline on one engine, by turns; the first turn warms both up, and the best
 * turn of each counts. Runs in a JVM of its own on the worker's class path. Argument: model
 * directory.
 */
final class WorkerTrial {
  static final String CEILING = "ceiling";
  static final String WORKER = "worker";
  static final String DECODED = "decoded";

  private static final int FILES = 24;
  private static final int ROUNDS = 4;
  private static final Duration WINDOW = Duration.ofSeconds(2);

  /** Of a window of the pipeline, as long as the ceiling's. */
  private static final double PIPELINE_SECONDS = 5;

  private WorkerTrial() {}

  public static void main(String[] arguments) throws InterruptedException {
    Chatter.silence();
    List<byte[]> files = PhantomFiles.draw(FILES).drawn();
    ModelDirectory directory = ModelDirectory.open(Path.of(arguments[0]));
    try (CurrentModel model = CurrentModel.open(directory, EngineSettings.standard())) {
      Ceiling ceiling = new Ceiling(model.proven().engine(), files);
      double bestCeiling = ceiling.imagesPerSecond();
      PipelineRate worker =
          new PipelineRate(new MemoryWorker(model, files), (int) (bestCeiling * PIPELINE_SECONDS));
      double bestWorker = 0;
      for (int round = 0; round < ROUNDS; round++) {
        bestCeiling = Math.max(bestCeiling, ceiling.imagesPerSecond());
        bestWorker = Math.max(bestWorker, worker.imagesPerSecond());
      }
      ChildJvm.print(CEILING, bestCeiling);
      ChildJvm.print(WORKER, bestWorker);
    }
    ChildJvm.print(DECODED, decodedPerSecond(files.get(0)));
  }

  /** On one core, nothing else running. */
  private static double decodedPerSecond(byte[] file) {
    ImageReader reader = new ImageReader(ImageLimits.standard());
    return Throughput.perSecond(1, WINDOW, () -> PhantomFiles.input(reader, file));
  }
}
