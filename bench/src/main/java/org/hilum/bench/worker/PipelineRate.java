package org.hilum.bench.worker;

import java.util.concurrent.CountDownLatch;
import org.hilum.inference.consume.Delivery;
import org.hilum.inference.consume.ScreeningPipeline;
import org.hilum.telemetry.XraySpan;

/** How many images a worker screens that always has more to do. */
public final class PipelineRate {
  private final MemoryWorker worker;
  private final int images;

  /**
   * @param images of a window
   */
  public PipelineRate(MemoryWorker worker, int images) {
    this.worker = worker;
    this.images = images;
  }

  /** Of one window; the first images wait for no other. */
  public double imagesPerSecond() throws InterruptedException {
    CountDownLatch acknowledged = new CountDownLatch(images);
    try (ScreeningPipeline pipeline = worker.start()) {
      long began = System.nanoTime();
      for (int i = 0; i < images; i++) {
        Delivery delivery = new Delivery(worker.event(i), XraySpan.none(), acknowledged::countDown);
        pipeline.submit(delivery).toCompletableFuture().join();
      }
      acknowledged.await();
      return images * 1e9 / (System.nanoTime() - began);
    }
  }
}
