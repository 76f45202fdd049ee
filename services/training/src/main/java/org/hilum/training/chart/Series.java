package org.hilum.training.chart;

import java.util.List;

/**
 * A line through points.
 *
 * @param name shown in the legend
 * @param points in the order of the line
 */
public record Series(String name, List<Point> points) {
  /** In the units of the axes. */
  public record Point(double x, double y) {}

  public Series {
    points = List.copyOf(points);
  }
}
