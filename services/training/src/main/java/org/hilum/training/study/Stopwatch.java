package org.hilum.training.study;

/** Seconds since a moment. */
public record Stopwatch(long nanos) {
  public static Stopwatch start() {
    return new Stopwatch(System.nanoTime());
  }

  public double seconds() {
    return (System.nanoTime() - nanos) / 1e9;
  }
}
