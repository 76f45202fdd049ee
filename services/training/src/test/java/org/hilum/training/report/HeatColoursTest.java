package org.hilum.training.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeatColoursTest {
  /** Two by two, hot at the lower right. */
  private static final HeatColours CORNER = new HeatColours(new float[] {0, 0, 0, 1}, 40);

  @Test
  void leavesColdPixelsGray() {
    assertThat(CORNER.over(100, 0, 0)).isEqualTo(0x646464);
    assertThat(CORNER.over(100, 39, 0)).isEqualTo(0x646464);
  }

  @Test
  void letsTheGrayShineThroughTheHottestPixels() {
    int dark = CORNER.over(0, 39, 39);
    int bright = CORNER.over(255, 39, 39);

    // Yellow is 255, 211, 90, of which 70 % are taken.
    assertThat(dark).isEqualTo(179 << 16 | 148 << 8 | 63);
    assertThat(bright >> 16).isEqualTo(255);
    assertThat(bright & 0xff).isEqualTo(140);
  }

  @Test
  void growsHotterTowardsTheHotCell() {
    int before = 0;
    for (int place = 10; place < 30; place++) {
      int red = CORNER.over(0, place, place) >> 16;
      assertThat(red).isGreaterThanOrEqualTo(before);
      before = red;
    }
    assertThat(before).isGreaterThan(100);
  }
}
