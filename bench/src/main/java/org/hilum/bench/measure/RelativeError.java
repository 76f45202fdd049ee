package org.hilum.bench.measure;

import java.util.List;

/** How far vectors are from their references. */
public final class RelativeError {
  private RelativeError() {}

  /** The largest of ||value - reference|| / ||reference|| over all images. */
  public static double largest(List<float[]> values, List<float[]> references) {
    if (values.size() != references.size()) {
      throw new IllegalArgumentException(
          values.size() + " vectors for " + references.size() + " references");
    }
    double largest = 0;
    for (int i = 0; i < values.size(); i++) {
      largest = Math.max(largest, of(values.get(i), references.get(i)));
    }
    return largest;
  }

  private static double of(float[] value, float[] reference) {
    if (value.length != reference.length) {
      throw new IllegalArgumentException(
          value.length + " values for a reference of " + reference.length);
    }
    double difference = 0;
    double length = 0;
    for (int i = 0; i < value.length; i++) {
      difference += square(value[i] - (double) reference[i]);
      length += square(reference[i]);
    }
    return Math.sqrt(difference / length);
  }

  private static double square(double value) {
    return value * value;
  }
}
