package org.hilum.bench.swap;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.hilum.bench.image.PhantomFiles;
import org.hilum.bench.measure.Chatter;
import org.hilum.bench.measure.ChildJvm;
import org.hilum.bench.measure.Percentiles;
import org.hilum.bench.measure.ProcessUsage;
import org.hilum.bench.worker.MemoryWorker;
import org.hilum.bench.worker.PipelineRate;
import org.hilum.inference.model.CurrentModel;
import org.hilum.network.EngineSettings;
import org.hilum.network.ModelDirectory;
import org.hilum.schemas.ReleasedModel;

/**
 * Measures a model on trial and swaps. Runs in a JVM of its own on the worker's class path.
 * Argument: model directory.
 */
final class SwapTrial {
  static final String WITHOUT = "without";
  static final String WITH = "with";
  static final String USUAL_MS = "usual";
  static final String LONGEST_UNDISTURBED_MS = "longest_undisturbed";
  static final String USUAL_SWAPPING_MS = "usual_swapping";
  static final String LONGEST_MS = "longest";
  static final String SWAP_MS = "swap";
  static final String MEMORY_BEFORE = "memory_before";
  static final String MEMORY_AFTER = "memory_after";
  static final int SWAPS = 100;

  /** Of a window. */
  private static final int IMAGES = 160;

  private static final int FILES = 24;
  private static final int ROUNDS = 4;

  /** Until heap and allocator have the size that swapping needs. */
  private static final int SWAPS_BEFORE = 20;

  /** So that images seldom meet, and what delays one is the swap and not another image. */
  private static final double SHARE_OF_THROUGHPUT = 0.15;

  private static final Duration UNDISTURBED = Duration.ofSeconds(15);
  private static final Duration BETWEEN_SWAPS = Duration.ofMillis(200);

  private final ReleasedVersions versions;
  private final MemoryWorker worker;
  private final ReleasedModel odd;
  private final ReleasedModel even;

  private SwapTrial(ReleasedVersions versions, MemoryWorker worker) {
    this.versions = versions;
    this.worker = worker;
    this.odd = versions.store("odd");
    this.even = versions.store("even");
  }

  public static void main(String[] arguments) throws InterruptedException {
    Chatter.silence();
    ModelDirectory directory = ModelDirectory.open(Path.of(arguments[0]));
    EngineSettings settings = EngineSettings.standard();
    try (CurrentModel model = CurrentModel.open(directory, settings)) {
      ReleasedVersions versions = new ReleasedVersions(directory, model, settings);
      MemoryWorker worker = new MemoryWorker(model, PhantomFiles.draw(FILES).drawn());
      SwapTrial trial = new SwapTrial(versions, worker);
      double throughput = trial.onTrial();
      trial.swaps(throughput * SHARE_OF_THROUGHPUT);
    }
  }

  /** By turns; the first turn warms both up, and the best turn of each counts. */
  private double onTrial() throws InterruptedException {
    PipelineRate rate = new PipelineRate(worker, IMAGES);
    double without = 0;
    double with = 0;
    for (int round = 0; round < ROUNDS; round++) {
      versions.install(odd);
      without = Math.max(without, rate.imagesPerSecond());
      versions.install(odd, even);
      with = Math.max(with, rate.imagesPerSecond());
    }
    ChildJvm.print(WITHOUT, without);
    ChildJvm.print(WITH, with);
    return without;
  }

  private void swaps(double imagesPerSecond) throws InterruptedException {
    swap(SWAPS_BEFORE);
    Percentiles undisturbed = undisturbed(imagesPerSecond);
    double memoryBefore = residentMb();
    try (PacedImages images = new PacedImages(worker, imagesPerSecond)) {
      double swapMs = swap(SWAPS);
      Percentiles disturbed = new Percentiles(images.latenciesMs());
      ChildJvm.print(SWAP_MS, swapMs);
      ChildJvm.print(USUAL_SWAPPING_MS, disturbed.at(50));
      ChildJvm.print(LONGEST_MS, disturbed.at(100));
    }
    ChildJvm.print(USUAL_MS, undisturbed.at(50));
    ChildJvm.print(LONGEST_UNDISTURBED_MS, undisturbed.at(100));
    ChildJvm.print(MEMORY_BEFORE, memoryBefore);
    ChildJvm.print(MEMORY_AFTER, residentMb());
  }

  private Percentiles undisturbed(double imagesPerSecond) throws InterruptedException {
    try (PacedImages images = new PacedImages(worker, imagesPerSecond)) {
      Thread.sleep(UNDISTURBED.toMillis());
      return new Percentiles(images.latenciesMs());
    }
  }

  /** Milliseconds a swap. */
  private double swap(int times) throws InterruptedException {
    long swapping = 0;
    for (int time = 0; time < times; time++) {
      long began = System.nanoTime();
      versions.install(time % 2 == 0 ? even : odd);
      swapping += System.nanoTime() - began;
      Thread.sleep(BETWEEN_SWAPS.toMillis());
    }
    return swapping / (double) TimeUnit.MILLISECONDS.toNanos(times);
  }

  /** Of this process; what the heap holds without need does not count. */
  private static double residentMb() {
    System.gc();
    return new ProcessUsage(ProcessHandle.current().pid()).residentMb();
  }
}
