package org.hilum.network.program;

import ai.djl.Device;

/**
 * How a program uses the machine.
 *
 * @param device where it runs
 * @param type arithmetic of most convolutions
 * @param target which operations it may use
 * @param threads callers that may run it at once
 * @param threadsPerOperation processors that one caller's operations use
 * @param microBatch most images in one pass
 */
public record Hardware(
    Device device,
    ScalarType type,
    Target target,
    int threads,
    int threadsPerOperation,
    int microBatch) {

  // Larger batches fall out of the processor's caches.
  private static final int CPU_BATCH = 4;
  private static final int GPU_BATCH = 64;

  /**
   * Processors: one caller on each beats one caller on all.
   *
   * @param threads callers; the processors are divided among them
   */
  public static Hardware cpu(ScalarType type, int threads) {
    int processors = Runtime.getRuntime().availableProcessors();
    int each = Math.max(1, processors / threads);
    return new Hardware(Device.cpu(), type, Target.ONEDNN, threads, each, CPU_BATCH);
  }

  /** Processors that all callers together use. */
  int threadsInAll() {
    return threads * threadsPerOperation;
  }

  /** One GPU. Callers overlap their copies with each other's passes. */
  public static Hardware gpu(Device device, ScalarType type, int threads) {
    return new Hardware(device, type, Target.PLAIN, threads, 1, GPU_BATCH);
  }
}
