package org.hilum.training.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.hilum.network.Preprocessing;
import org.junit.jupiter.api.Test;

class TraitTest {
  private static final int SIDE = Preprocessing.SIDE;

  @Test
  void countsLettersNearTheEdgesOnly() {
    Drawing drawing =
        Drawing.clouds(1, SIDE, SIDE)
            .withWhite(20, 20, 10, 12) // a letter
            .withWhite(200, 150, 5, 4) // another
            .withWhite(110, 110, 10, 12) // in the middle
            .withWhite(60, 5, 2, 2) // noise
            .withWhite(0, 216, SIDE, 8); // a border

    assertThat(Markers.of(drawing.pixels())).isEqualTo(new Markers(2, 10 * 12 + 5 * 4));
  }

  @Test
  void takesPixelsThatTouchByACornerAsOneMarker() {
    Drawing drawing = Drawing.clouds(1, SIDE, SIDE).withWhite(20, 20, 4, 4).withWhite(24, 24, 4, 4);

    assertThat(Markers.of(drawing.pixels())).isEqualTo(new Markers(1, 32));
  }

  @Test
  void looksAtEachEdgeAndCornerByItself() {
    Subject subject = subject(Drawing.clouds(1, SIDE, SIDE).withWhite(0, 0, SIDE, 8));

    assertThat(Trait.TOP_MEAN.of(subject)).isEqualTo(255);
    assertThat(Trait.TOP_DEVIATION.of(subject)).isZero();
    assertThat(Trait.BOTTOM_MEAN.of(subject)).isBetween(40.0, 210.0);
    assertThat(Trait.LEFT_MEAN.of(subject)).isLessThan(255);
    assertThat(Trait.TOP_LEFT.of(subject)).isGreaterThan(Trait.BOTTOM_LEFT.of(subject));
    assertThat(Trait.WHITE.of(subject)).isCloseTo(8.0 / SIDE, within(1e-9));
    assertThat(Trait.BLACK.of(subject)).isZero();
  }

  @Test
  void measuresTheFile() {
    Subject subject = subject(Drawing.clouds(1, SIDE, SIDE));

    assertThat(Trait.ASPECT.of(subject)).isEqualTo(1.25);
    assertThat(Trait.BYTES_A_PIXEL.of(subject)).isEqualTo(0.1);
  }

  @Test
  void findsASmoothPictureLessSharp() {
    Subject smooth = subject(Drawing.clouds(1, 64, 64).scaled(16, 16));
    Subject sharp = subject(Drawing.clouds(1, SIDE, SIDE));

    assertThat(Trait.SHARPNESS.of(smooth)).isLessThan(Trait.SHARPNESS.of(sharp));
  }

  private static Subject subject(Drawing drawing) {
    InputPixels pixels = drawing.pixels();
    return new Subject(1000, 800, 80_000, pixels, Markers.of(pixels));
  }
}
