package org.hilum.training.chart;

import static org.hilum.training.chart.LineChart.format;

import java.util.ArrayList;
import java.util.List;

/**
 * An axis with ticks at round numbers.
 *
 * @param label what is measured, and in which unit
 * @param from where it begins
 * @param to where it ends
 * @param finest the least distance of two ticks
 */
public record Axis(String label, double from, double to, double finest) {
  private static final int MOST_STEPS = 5;
  private static final double ROUNDING = 1e-9;

  public Axis {
    if (!(from < to)) {
      throw new IllegalArgumentException(
          "the axis '%s' must end after it begins, not go from %s to %s"
              .formatted(label, from, to));
    }
  }

  public Axis(String label, double from, double to) {
    this(label, from, to, 0);
  }

  /** Ticks at whole numbers only, as for epochs. */
  public static Axis ofWholeNumbers(String label, double from, double to) {
    return new Axis(label, from, to, 1);
  }

  /** From 0 to the first tick that nothing exceeds. */
  public static Axis upTo(String label, double highest) {
    if (highest <= 0) {
      return new Axis(label, 0, 1);
    }
    double step = new Axis(label, 0, highest).step();
    return new Axis(label, 0, step * Math.ceil(highest / step - ROUNDING));
  }

  /** How far along the axis a value lies: 0 where it begins, 1 where it ends. */
  double share(double value) {
    return (value - from) / (to - from);
  }

  boolean holds(double value) {
    return from <= value && value <= to;
  }

  List<Double> ticks() {
    double step = step();
    List<Double> ticks = new ArrayList<>();
    for (long i = (long) Math.ceil(from / step - ROUNDING); i * step <= to + ROUNDING * step; i++) {
      ticks.add(i * step);
    }
    return ticks;
  }

  /** As many decimals as tell the ticks apart. */
  String words(double tick) {
    int decimals = (int) Math.max(0, -Math.floor(Math.log10(step()) + ROUNDING));
    return format("%." + decimals + "f", tick);
  }

  /** 1, 2 or 5 times a power of ten. */
  private double step() {
    double least = Math.max(finest, (to - from) / MOST_STEPS);
    double power = Math.pow(10, Math.floor(Math.log10(least)));
    for (double factor : new double[] {1, 2, 5}) {
      if (factor * power >= least * (1 - ROUNDING)) {
        return factor * power;
      }
    }
    return 10 * power;
  }
}
