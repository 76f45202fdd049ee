package org.hilum.bench.sizing;

import java.util.OptionalLong;

/** What so many images a day need, from figures that were measured. */
final class Sizing {
  private static final double SECONDS_A_DAY = 86_400;
  private static final double DAYS_A_YEAR = 365;
  private static final double MS = 1e-3;
  private static final double TB = 1e12;
  private static final double GB = 1e9;
  private static final double MB_IN_GB = 1024;
  private static final int CORES_OF_A_WORKER = 2;
  private static final int FEWEST_PARTITIONS = 4;

  private final double imagesADay;
  private final MeasuredFigures figures;

  Sizing(double imagesADay, MeasuredFigures figures) {
    this.imagesADay = imagesADay;
    this.figures = figures;
  }

  double meanRate() {
    return imagesADay / SECONDS_A_DAY;
  }

  double peakRate() {
    return meanRate() * figures.get("peak_factor");
  }

  long workerCores() {
    return Math.max(CORES_OF_A_WORKER, cores(1 / figures.get("worker_images_per_core_second")));
  }

  /** Workers of two cores; two at least, so that one may go. */
  long workers() {
    return Math.max(2, ceil((double) workerCores() / CORES_OF_A_WORKER));
  }

  /** Empty while nobody has measured a GPU. */
  OptionalLong gpus() {
    return figures.find("worker_images_per_gpu_second").stream()
        .mapToLong(rate -> ceil(peakRate() / rate / figures.get("utilisation")))
        .findFirst();
  }

  /** Two for each worker, so that there may be twice as many before the topic has to change. */
  long partitions() {
    return Math.max(FEWEST_PARTITIONS, 2 * workers());
  }

  long gatewayCores() {
    return cores(MS * figures.get("gateway_cpu_ms"));
  }

  long triageCores() {
    return cores(MS * figures.get("triage_cpu_ms"));
  }

  long trailCores() {
    return cores(MS * figures.get("training_cpu_ms"));
  }

  long databaseCores() {
    return cores(MS * figures.get("postgresql_cpu_ms"));
  }

  double objectsTbAYear() {
    return perYear(figures.get("image_bytes") + figures.get("outcome_bytes")) / TB;
  }

  /** An image goes in and out again once, to a worker; features go in. */
  double objectsGbitASecond() {
    double bytes = 2 * figures.get("image_bytes") + figures.get("outcome_bytes");
    return peakRate() * bytes * Byte.SIZE / GB;
  }

  /** On all replicas of a topic together. */
  double kafkaGbAYear() {
    return perYear(figures.get("kafka_bytes") * figures.get("kafka_replicas")) / GB;
  }

  double databaseGbAYear() {
    return perYear(figures.get("triage_row_bytes") + figures.get("training_row_bytes")) / GB;
  }

  double workersMemoryGb() {
    return workers() * figures.get("worker_memory_mb") / MB_IN_GB;
  }

  /** How long the cores of the workers need for a day that nobody screened, beside the next one. */
  double hoursToCatchUpADay() {
    double capacity = workers() * CORES_OF_A_WORKER * figures.get("worker_images_per_core_second");
    return imagesADay / (capacity - meanRate()) / 3600;
  }

  private double perYear(double bytesAnImage) {
    return imagesADay * DAYS_A_YEAR * bytesAnImage;
  }

  private long cores(double secondsAnImage) {
    return ceil(peakRate() * secondsAnImage / figures.get("utilisation"));
  }

  private static long ceil(double value) {
    return (long) Math.ceil(value);
  }
}
