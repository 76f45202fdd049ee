package org.hilum.local.phantom;

/** What one structure adds to the density; coordinates run from 0 to 1 across the picture. */
interface Shadow {
  double densityAt(double x, double y);

  /** An ellipse with a soft edge. */
  static Shadow ellipse(double middleX, double middleY, double radiusX, double radiusY, double d) {
    return (x, y) -> {
      double dx = (x - middleX) / radiusX;
      double dy = (y - middleY) / radiusY;
      return d * edge((1 - Math.hypot(dx, dy)) / 0.12);
    };
  }

  /** An arch that falls from the spine to the chest wall on one side (-1 or 1). */
  static Shadow rib(double middleX, double height, int side) {
    return (x, y) -> {
      double outward = side * (x - middleX) / 0.36;
      if (outward < 0.08 || outward > 1) {
        return 0;
      }
      double arch = height - 0.06 * Math.sin(Math.PI * outward) + 0.10 * outward * outward;
      return 0.22 * edge((0.012 - Math.abs(y - arch)) / 0.006);
    };
  }

  private static double edge(double inward) {
    return 1 / (1 + Math.exp(-4 * inward));
  }
}
