package org.hilum.dicom.pixel;

import static org.hilum.dicom.pixel.UnshowableException.malformedDisplay;

import java.util.Arrays;
import java.util.Optional;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.Tags;

/** The values that are shown between black and white (PS3.3 C.11.2.1.2). */
record Window(double center, double width, Shape shape) {

  /** By VOI LUT Function. */
  enum Shape {
    LINEAR(1) {
      @Override
      double at(double x, double center, double width) {
        if (x <= center - 0.5 - (width - 1) / 2) {
          return 0;
        }
        if (x > center - 0.5 + (width - 1) / 2) {
          return 1;
        }
        return (x - (center - 0.5)) / (width - 1) + 0.5;
      }
    },
    LINEAR_EXACT(Double.MIN_VALUE) {
      @Override
      double at(double x, double center, double width) {
        return Math.max(0, Math.min(1, (x - center) / width + 0.5));
      }
    },
    SIGMOID(Double.MIN_VALUE) {
      @Override
      double at(double x, double center, double width) {
        return 1 / (1 + Math.exp(-4 * (x - center) / width));
      }
    };

    private final double leastWidth;

    Shape(double leastWidth) {
      this.leastWidth = leastWidth;
    }

    abstract double at(double x, double center, double width);
  }

  /** The first one; none where the width is too small for any, as devices write for none. */
  static Optional<Window> of(DataSet dataSet) throws UnshowableException {
    Shape shape = shape(dataSet);
    Optional<Double> center = dataSet.decimal(Tags.WINDOW_CENTER);
    Optional<Double> width = dataSet.decimal(Tags.WINDOW_WIDTH);
    boolean isGiven = dataSet.has(Tags.WINDOW_CENTER) || dataSet.has(Tags.WINDOW_WIDTH);
    if (isGiven && (center.isEmpty() || width.isEmpty())) {
      throw malformedDisplay("a window of which center or width is no number");
    }
    return width
        .filter(it -> it >= shape.leastWidth)
        .map(it -> new Window(center.get(), it, shape));
  }

  private static Shape shape(DataSet dataSet) throws UnshowableException {
    String name = dataSet.text(Tags.VOI_LUT_FUNCTION).orElse(Shape.LINEAR.name());
    return Arrays.stream(Shape.values())
        .filter(it -> it.name().equals(name))
        .findFirst()
        .orElseThrow(() -> malformedDisplay(Tags.VOI_LUT_FUNCTION + " is not known"));
  }

  /** Between 0 and 1. */
  double portionAt(double x) {
    return shape.at(x, center, width);
  }
}
