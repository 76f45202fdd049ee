package org.hilum.bench.worker;

import java.time.Duration;
import java.util.List;
import org.hilum.bench.image.PhantomFiles;
import org.hilum.bench.measure.Throughput;
import org.hilum.imaging.ImageLimits;
import org.hilum.imaging.ImageReader;
import org.hilum.network.ScreeningEngine;

/** The most images that this machine could screen if nothing but screening cost anything. */
final class Ceiling {
  private static final int BATCH = 8;
  private static final Duration WINDOW = Duration.ofSeconds(5);

  private final ImageReader reader = new ImageReader(ImageLimits.standard());
  private final ScreeningEngine engine;
  private final List<byte[]> batch;

  /**
   * @param files at least a batch
   */
  Ceiling(ScreeningEngine engine, List<byte[]> files) {
    this.engine = engine;
    this.batch = files.subList(0, BATCH);
  }

  /** Of one window. */
  double imagesPerSecond() {
    int cores = Runtime.getRuntime().availableProcessors();
    return BATCH * Throughput.inOneWindow(cores, WINDOW, this::screenOneBatch);
  }

  private void screenOneBatch() {
    engine.screen(batch.stream().map(file -> PhantomFiles.input(reader, file)).toList());
  }
}
