package org.hilum.training.chart;

import java.util.List;

/**
 * A line through points. Lines of one name have one colour and one place in the legend.
 *
 * @param name shown in the legend
 * @param points in the order of the line
 * @param stroke how it is drawn
 */
public record Series(String name, List<Point> points, Stroke stroke) {
  /** In the units of the axes. */
  public record Point(double x, double y) {}

  /** How points are drawn. */
  public enum Stroke {
    LINE,
    /** One of several lines of a name. */
    THIN,
    /** The points alone. */
    DOTS,
    /** What lines are held against: gray and dashed. */
    REFERENCE
  }

  public Series {
    points = List.copyOf(points);
  }

  public Series(String name, List<Point> points) {
    this(name, points, Stroke.LINE);
  }
}
