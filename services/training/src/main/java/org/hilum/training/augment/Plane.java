package org.hilum.training.augment;

import java.util.SplittableRandom;
import org.hilum.network.Preprocessing;

/**
 * A gray image of the network's side, intensities 0 (black) to 1. Every operation answers a new
 * one.
 */
final class Plane {
  static final int SIDE = Preprocessing.SIDE;

  private static final double CENTRE = (SIDE - 1) / 2.0;

  private final float[] values;

  private Plane(float[] values) {
    this.values = values;
  }

  static Plane ofInput(float[] input) {
    if (input.length != SIDE * SIDE) {
      throw new IllegalArgumentException(
          "a network input has " + SIDE * SIDE + " values, not " + input.length);
    }
    return filled(i -> (input[i] + 1) / 2);
  }

  float[] toInput() {
    float[] input = new float[values.length];
    for (int i = 0; i < input.length; i++) {
      input[i] = values[i] * 2 - 1;
    }
    return input;
  }

  /**
   * Turns and crops in one interpolation; what lies outside is black.
   *
   * @param degrees rotation about the centre
   * @param width share of the width that stays, stretched to the full side
   * @param height share of the height that stays
   * @param left where the crop begins, as a share of the width
   * @param top where the crop begins, as a share of the height
   */
  Plane cropped(double degrees, double width, double height, double left, double top) {
    double cos = Math.cos(Math.toRadians(degrees));
    double sin = Math.sin(Math.toRadians(degrees));
    float[] result = new float[values.length];
    for (int y = 0; y < SIDE; y++) {
      double fromCentreY = top * SIDE + (y + 0.5) * height - 0.5 - CENTRE;
      for (int x = 0; x < SIDE; x++) {
        double fromCentreX = left * SIDE + (x + 0.5) * width - 0.5 - CENTRE;
        double sourceX = CENTRE + cos * fromCentreX - sin * fromCentreY;
        double sourceY = CENTRE + sin * fromCentreX + cos * fromCentreY;
        result[y * SIDE + x] = sample(sourceX, sourceY);
      }
    }
    return new Plane(result);
  }

  /** Gaussian blur. */
  Plane blurred(double sigmaPixels) {
    float[] kernel = gaussian(sigmaPixels);
    return new Plane(convolved(convolved(values, kernel, 1, SIDE), kernel, SIDE, 1));
  }

  /** Unsharp mask: adds {@code amount} times what a blur would take away. */
  Plane sharpened(double sigmaPixels, double amount) {
    float[] soft = blurred(sigmaPixels).values;
    return filled(i -> values[i] + (float) amount * (values[i] - soft[i]));
  }

  /** Detail lost: averaged to fewer pixels a side and stretched back. */
  Plane coarsened(int pixelsASide) {
    float[] small = new float[pixelsASide * pixelsASide];
    double step = (double) SIDE / pixelsASide;
    for (int y = 0; y < pixelsASide; y++) {
      for (int x = 0; x < pixelsASide; x++) {
        small[y * pixelsASide + x] = mean(x * step, (x + 1) * step, y * step, (y + 1) * step);
      }
    }
    return filled(
        i ->
            interpolated(
                small, pixelsASide, (i % SIDE + 0.5) / step - 0.5, (i / SIDE + 0.5) / step - 0.5));
  }

  Plane toned(double gamma, double contrast, double brightness) {
    double mean = mean(0, SIDE, 0, SIDE);
    double pivot = Math.pow(mean, gamma);
    return filled(
        i -> (float) ((Math.pow(values[i], gamma) - pivot) * contrast + pivot + brightness));
  }

  /** An S-shaped film curve: dark and bright are compressed. */
  Plane filmed(double steepness, double middle) {
    double black = sigmoid(-steepness * middle);
    double white = sigmoid(steepness * (1 - middle));
    return filled(
        i -> (float) ((sigmoid(steepness * (values[i] - middle)) - black) / (white - black)));
  }

  /** Darker towards the corners; {@code strength} is lost at the corner itself. */
  Plane vignetted(double strength) {
    return filled(
        i -> {
          double x = (i % SIDE - CENTRE) / CENTRE;
          double y = (i / SIDE - CENTRE) / CENTRE;
          return (float) (values[i] * (1 - strength * (x * x + y * y) / 2));
        });
  }

  /** A border as of a collimator: what lies within {@code pixels} of an edge takes one value. */
  Plane collimated(int left, int top, int right, int bottom, float value) {
    return filled(
        i -> {
          int x = i % SIDE;
          int y = i / SIDE;
          boolean isInside = x >= left && x < SIDE - right && y >= top && y < SIDE - bottom;
          return isInside ? values[i] : value;
        });
  }

  Plane noisy(double sigma, SplittableRandom random) {
    return filled(i -> values[i] + (float) (sigma * random.nextGaussian()));
  }

  private interface Intensity {
    float at(int index);
  }

  /** Intensities are kept within 0 to 1. */
  private static Plane filled(Intensity intensity) {
    float[] result = new float[SIDE * SIDE];
    for (int i = 0; i < result.length; i++) {
      result[i] = Math.min(1, Math.max(0, intensity.at(i)));
    }
    return new Plane(result);
  }

  private float sample(double x, double y) {
    boolean isOutside = x < -0.5 || y < -0.5 || x > SIDE - 0.5 || y > SIDE - 0.5;
    return isOutside ? 0 : interpolated(values, SIDE, x, y);
  }

  private static float interpolated(float[] pixels, int side, double x, double y) {
    double insideX = Math.min(side - 1, Math.max(0, x));
    double insideY = Math.min(side - 1, Math.max(0, y));
    int x0 = Math.min(side - 2, (int) insideX);
    int y0 = Math.min(side - 2, (int) insideY);
    double shareX = insideX - x0;
    double shareY = insideY - y0;
    int at = y0 * side + x0;
    double upper = pixels[at] * (1 - shareX) + pixels[at + 1] * shareX;
    double lower = pixels[at + side] * (1 - shareX) + pixels[at + side + 1] * shareX;
    return (float) (upper * (1 - shareY) + lower * shareY);
  }

  private float mean(double fromX, double toX, double fromY, double toY) {
    double sum = 0;
    double area = 0;
    for (int y = (int) fromY; y < Math.min(SIDE, Math.ceil(toY)); y++) {
      double shareY = Math.min(toY, y + 1) - Math.max(fromY, y);
      for (int x = (int) fromX; x < Math.min(SIDE, Math.ceil(toX)); x++) {
        double share = shareY * (Math.min(toX, x + 1) - Math.max(fromX, x));
        sum += share * values[y * SIDE + x];
        area += share;
      }
    }
    return (float) (sum / area);
  }

  private static float[] gaussian(double sigmaPixels) {
    int radius = Math.max(1, (int) Math.ceil(2.5 * sigmaPixels));
    float[] kernel = new float[2 * radius + 1];
    float sum = 0;
    for (int i = 0; i < kernel.length; i++) {
      double distance = (i - radius) / sigmaPixels;
      kernel[i] = (float) Math.exp(-distance * distance / 2);
      sum += kernel[i];
    }
    for (int i = 0; i < kernel.length; i++) {
      kernel[i] /= sum;
    }
    return kernel;
  }

  /** Along lines whose pixels lie {@code step} apart and that begin {@code lineStep} apart. */
  private static float[] convolved(float[] pixels, float[] kernel, int step, int lineStep) {
    int radius = kernel.length / 2;
    float[] result = new float[pixels.length];
    for (int line = 0; line < SIDE; line++) {
      int start = line * lineStep;
      for (int i = 0; i < SIDE; i++) {
        float sum = 0;
        for (int k = -radius; k <= radius; k++) {
          int neighbour = Math.min(SIDE - 1, Math.max(0, i + k));
          sum += kernel[k + radius] * pixels[start + neighbour * step];
        }
        result[start + i * step] = sum;
      }
    }
    return result;
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}
