package org.hilum.bench.engine;

/**
 * How the cores are shared out.
 *
 * @param callers batches at the same time
 * @param threadsPerCaller cores that work on one batch
 */
record Way(int callers, int threadsPerCaller) {

  /** One batch over all cores: the shortest time for one batch. */
  static Way together() {
    return new Way(1, Runtime.getRuntime().availableProcessors());
  }

  /** A batch on each core: no core waits for another. */
  static Way apart() {
    return new Way(Runtime.getRuntime().availableProcessors(), 1);
  }
}
