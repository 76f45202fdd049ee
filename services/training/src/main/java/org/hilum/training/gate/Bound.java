package org.hilum.training.gate;

/** On which side of its limit a value must lie; the limit itself is allowed. */
public enum Bound {
  AT_LEAST("at least"),
  AT_MOST("at most");

  /** Shares of counts are compared with decimals of the policy. */
  private static final double ROUNDING = 1e-9;

  private final String words;

  Bound(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }

  /** Never for what is not a number. */
  boolean holds(double value, double limit) {
    return this == AT_LEAST ? value >= limit - ROUNDING : value <= limit + ROUNDING;
  }
}
