package org.hilum.training.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.hilum.network.Preprocessing;
import org.junit.jupiter.api.Test;

class LikenessTest {
  private static final InputPixels PICTURE = Drawing.clouds(1, 300, 260).pixels();
  private static final InputPixels COPY = Drawing.clouds(1, 300, 260).scaled(190, 230).pixels();
  private static final InputPixels OTHER = Drawing.clouds(2, 300, 260).pixels();

  @Test
  void knowsAPictureOfAnotherSize() {
    assertThat(distance(PICTURE, COPY)).isLessThanOrEqualTo(4);
    assertThat(PICTURE.correlation(COPY)).isGreaterThan(0.99);
  }

  @Test
  void tellsTwoPicturesApart() {
    assertThat(distance(PICTURE, OTHER)).isGreaterThan(NearDuplicates.DISTANCE_LIMIT);
    assertThat(PICTURE.correlation(OTHER)).isLessThan(0.6);
  }

  @Test
  void ignoresBrightnessAndContrast() {
    InputPixels pale = toned(0.5f, 0.2f);

    assertThat(distance(PICTURE, pale)).isLessThanOrEqualTo(2);
    assertThat(PICTURE.correlation(pale)).isGreaterThan(0.999);
  }

  @Test
  void correlatesANegativeWithMinusOne() {
    assertThat(PICTURE.correlation(toned(-1, 0))).isCloseTo(-1, within(1e-9));
    assertThat(PICTURE.correlation(PICTURE)).isCloseTo(1, within(1e-9));
  }

  @Test
  void comparesAnEmptyImageWithNothing() {
    float[] gray = new float[Preprocessing.SIDE * Preprocessing.SIDE];
    Arrays.fill(gray, 0.3f);

    assertThat(InputPixels.of(gray).correlation(PICTURE)).isZero();
    assertThat(InputPixels.of(gray).sharpness()).isZero();
  }

  private static InputPixels toned(float contrast, float brightness) {
    float[] input = new float[Preprocessing.SIDE * Preprocessing.SIDE];
    for (int i = 0; i < input.length; i++) {
      int value = PICTURE.at(i % Preprocessing.SIDE, i / Preprocessing.SIDE);
      input[i] = contrast * (value / 127.5f - 1) + brightness;
    }
    return InputPixels.of(input);
  }

  private static int distance(InputPixels pixels, InputPixels other) {
    return PerceptualHash.distance(PerceptualHash.of(pixels), PerceptualHash.of(other));
  }
}
