package org.hilum.training.audit;

import static org.hilum.training.audit.Trait.Part.EDGE;
import static org.hilum.training.audit.Trait.Part.FILE;
import static org.hilum.training.audit.Trait.Part.WHOLE;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** A number that says something of an image, but nothing of where in the lungs it is opaque. */
enum Trait {
  WIDTH("original width", FILE, Subject::width),
  HEIGHT("original height", FILE, Subject::height),
  ASPECT("aspect ratio", FILE, subject -> (double) subject.width() / subject.height()),
  BYTES("file size", FILE, Subject::bytes),
  BYTES_A_PIXEL(
      "bytes per pixel",
      FILE,
      subject -> (double) subject.bytes() / (subject.width() * subject.height())),
  TOP_MEAN("top edge, mean", EDGE, mean(Region.TOP)),
  TOP_DEVIATION("top edge, deviation", EDGE, deviation(Region.TOP)),
  BOTTOM_MEAN("bottom edge, mean", EDGE, mean(Region.BOTTOM)),
  BOTTOM_DEVIATION("bottom edge, deviation", EDGE, deviation(Region.BOTTOM)),
  LEFT_MEAN("left edge, mean", EDGE, mean(Region.LEFT)),
  LEFT_DEVIATION("left edge, deviation", EDGE, deviation(Region.LEFT)),
  RIGHT_MEAN("right edge, mean", EDGE, mean(Region.RIGHT)),
  RIGHT_DEVIATION("right edge, deviation", EDGE, deviation(Region.RIGHT)),
  TOP_LEFT("top left corner, mean", EDGE, mean(Region.TOP_LEFT)),
  TOP_RIGHT("top right corner, mean", EDGE, mean(Region.TOP_RIGHT)),
  BOTTOM_LEFT("bottom left corner, mean", EDGE, mean(Region.BOTTOM_LEFT)),
  BOTTOM_RIGHT("bottom right corner, mean", EDGE, mean(Region.BOTTOM_RIGHT)),
  MARKERS("markers, number", EDGE, subject -> subject.markers().count()),
  MARKER_AREA("markers, area", EDGE, subject -> subject.markers().area()),
  BLACK("black pixels", WHOLE, subject -> subject.pixels().share(0, InputPixels.BLACK)),
  WHITE("white pixels", WHOLE, subject -> subject.pixels().share(InputPixels.WHITE, 255)),
  MEAN("mean", WHOLE, mean(Region.WHOLE)),
  DEVIATION("deviation", WHOLE, deviation(Region.WHOLE)),
  // The logarithm keeps a few very sharp images from ruling a fit.
  SHARPNESS("sharpness", WHOLE, subject -> Math.log1p(subject.pixels().sharpness()));

  /** What a trait looks at. */
  enum Part {
    /** The file, not one pixel. */
    FILE("the file"),
    /** Edges, corners and markers. */
    EDGE("the edges"),
    /** Every pixel alike, so the lungs too: part of what such a trait tells may be disease. */
    WHOLE("the whole picture");

    private final String words;

    Part(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }

    List<Trait> traits() {
      return List.of(Trait.values()).stream().filter(trait -> trait.part == this).toList();
    }
  }

  private final String words;
  private final Part part;
  private final ToDoubleFunction<Subject> value;

  Trait(String words, Part part, ToDoubleFunction<Subject> value) {
    this.words = words;
    this.part = part;
    this.value = value;
  }

  String words() {
    return words;
  }

  Part part() {
    return part;
  }

  double of(Subject subject) {
    return value.applyAsDouble(subject);
  }

  private static ToDoubleFunction<Subject> mean(Region region) {
    return subject -> region.mean(subject.pixels());
  }

  private static ToDoubleFunction<Subject> deviation(Region region) {
    return subject -> region.deviation(subject.pixels());
  }
}
