package org.hilum.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.assertj.core.data.Offset;
import org.hilum.imaging.GrayImage;
import org.junit.jupiter.api.Test;

class PreprocessingTest {

  private static final int SIDE = Preprocessing.SIDE;
  private static final Offset<Float> CLOSE = Offset.offset(2e-6f);

  private static GrayImage noise(int width, int height) {
    byte[] intensities = new byte[width * height];
    new Random(5).nextBytes(intensities);
    return new GrayImage(width, height, intensities);
  }

  private static float scaled(double intensity) {
    return (float) (intensity / 127.5 - 1);
  }

  @Test
  void passesAnImageOfTheNetworksSizeExactly() {
    GrayImage image = noise(SIDE, SIDE);
    float[] input = Preprocessing.toInput(image);
    assertThat(input).hasSize(SIDE * SIDE);
    for (int i = 0; i < input.length; i++) {
      assertThat(input[i]).isEqualTo((image.intensities()[i] & 0xff) / 127.5f - 1);
    }
  }

  @Test
  void averagesWholeSquaresOfALargerImage() {
    int factor = 3;
    GrayImage image = noise(SIDE * factor, SIDE * factor);
    float[] input = Preprocessing.toInput(image);
    for (int place : new int[] {0, 1, SIDE, 17 * SIDE + 200, SIDE * SIDE - 1}) {
      double sum = 0;
      for (int y = place / SIDE * factor; y < (place / SIDE + 1) * factor; y++) {
        for (int x = place % SIDE * factor; x < (place % SIDE + 1) * factor; x++) {
          sum += image.intensities()[y * image.width() + x] & 0xff;
        }
      }
      assertThat(input[place]).isCloseTo(scaled(sum / (factor * factor)), CLOSE);
    }
  }

  @Test
  void weighsPartlyCoveredPixelsByTheirShare() {
    // 336 columns: each output column covers one and a half of them.
    byte[] columns = new byte[336 * SIDE];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = (byte) (i % 336 % 3 * 60);
    }
    float[] input = Preprocessing.toInput(new GrayImage(336, SIDE, columns));
    assertThat(input[0]).isCloseTo(scaled((0 + 0.5 * 60) / 1.5), CLOSE);
    assertThat(input[1]).isCloseTo(scaled((0.5 * 60 + 120) / 1.5), CLOSE);
  }

  @Test
  void interpolatesBetweenPixelCentresOfASmallerImage() {
    byte[] columns = new byte[112 * 112];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = (byte) (2 * (i % 112));
    }
    float[] input = Preprocessing.toInput(new GrayImage(112, 112, columns));
    assertThat(input[0]).isCloseTo(scaled(0), CLOSE);
    assertThat(input[1]).isCloseTo(scaled(0.5), CLOSE);
    assertThat(input[2]).isCloseTo(scaled(1.5), CLOSE);
    assertThat(input[223]).isCloseTo(scaled(222), CLOSE);
  }

  @Test
  void treatsEachAxisByItself() {
    float[] input = Preprocessing.toInput(noise(SIDE * 2, 1));
    for (int y = 1; y < SIDE; y++) {
      assertThat(input[y * SIDE + 100]).isEqualTo(input[100]);
    }
  }

  @Test
  void keepsTheBrightnessOfAFlatImageOfAnySize() {
    for (int side : new int[] {1, 64, 223, 225, 1000, 2047}) {
      byte[] flat = new byte[side * 64];
      java.util.Arrays.fill(flat, (byte) 200);
      for (float value : Preprocessing.toInput(new GrayImage(side, 64, flat))) {
        assertThat(value).isCloseTo(scaled(200), CLOSE);
      }
    }
  }
}
