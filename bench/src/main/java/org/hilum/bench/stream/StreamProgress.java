package org.hilum.bench.stream;

import org.hilum.bench.report.Report;

/** Says after every thousand images how fast these were. */
final class StreamProgress {
  private static final long STEP = 1_000;

  private final Report report;
  private final long images;
  private long said;
  private long saidAt = System.nanoTime();

  StreamProgress(Report report, long images) {
    this.report = report;
    this.images = images;
  }

  /**
   * @param done images that have their result
   */
  void reached(long done) {
    if (done - said < STEP) {
      return;
    }
    long now = System.nanoTime();
    report.progress(
        "stream: %d of %d images, the last at %.1f images/s"
            .formatted(done, images, (done - said) * 1e9 / (now - saidAt)));
    said = done;
    saidAt = now;
  }
}
