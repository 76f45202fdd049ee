package org.hilum.network.weights;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HalfTest {

  @Test
  void everyHalfSurvivesTheWayThroughFloat() {
    for (int bits = 0; bits < 1 << 16; bits++) {
      float wide = Half.toFloat((short) bits);
      if (!Float.isNaN(wide)) {
        assertThat(Half.fromFloat(wide)).isEqualTo((short) bits);
      }
    }
  }

  @Test
  void knowsTheValuesOfTheStandard() {
    assertThat(Half.toFloat((short) 0x3c00)).isEqualTo(1f);
    assertThat(Half.toFloat((short) 0xc000)).isEqualTo(-2f);
    assertThat(Half.toFloat((short) 0x7bff)).isEqualTo(65504f);
    assertThat(Half.toFloat((short) 0x0001)).isEqualTo(0x1p-24f);
    assertThat(Half.toFloat((short) 0x7c00)).isEqualTo(Float.POSITIVE_INFINITY);
  }

  @Test
  void roundsToTheNearestAndTiesToEven() {
    assertThat(Half.fromFloat(1 + 0x1p-11f)).isEqualTo((short) 0x3c00);
    assertThat(Half.fromFloat(1 + 0x3p-11f)).isEqualTo((short) 0x3c02);
    assertThat(Half.fromFloat(1 + 0x1.002p-11f)).isEqualTo((short) 0x3c01);
    assertThat(Half.fromFloat(0x1p-25f)).isEqualTo((short) 0);
    assertThat(Half.fromFloat(0x1.8p-24f)).isEqualTo((short) 2);
  }

  @Test
  void overflowsToInfinityFromHalfwayOn() {
    assertThat(Half.fromFloat(65519.99f)).isEqualTo((short) 0x7bff);
    assertThat(Half.fromFloat(65520f)).isEqualTo((short) 0x7c00);
    assertThat(Half.fromFloat(-1e9f)).isEqualTo((short) 0xfc00);
    assertThat(Half.toFloat(Half.fromFloat(Float.NaN))).isNaN();
  }

  @Test
  void bfloat16KeepsTheUpperHalfRounded() {
    assertThat(Half.toBfloat16(1f)).isEqualTo((short) 0x3f80);
    assertThat(Half.toBfloat16(1 + 0x1p-8f)).isEqualTo((short) 0x3f80);
    assertThat(Half.toBfloat16(1 + 0x3p-8f)).isEqualTo((short) 0x3f82);
    assertThat(Half.toBfloat16(-3.0e38f)).isEqualTo((short) 0xff62);
    assertThat(Half.toBfloat16(Float.NaN)).isEqualTo((short) 0x7fc0);
  }
}
