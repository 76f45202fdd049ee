package org.hilum.bench.onnx;

/** Smallest and largest value seen; always spans zero, which quantisation must hit exactly. */
public record Range(float low, float high) {
  public Range {
    if (low > 0 || high < 0) {
      throw new IllegalArgumentException("%s to %s does not span zero".formatted(low, high));
    }
  }

  public static Range none() {
    return new Range(0, 0);
  }

  public Range with(float value) {
    return value < low || value > high
        ? new Range(Math.min(low, value), Math.max(high, value))
        : this;
  }

  /** What one of 255 steps is worth. */
  float step() {
    return Math.max((high - low) / 255, Float.MIN_NORMAL);
  }

  int zeroPoint() {
    return Math.round(-low / step());
  }
}
