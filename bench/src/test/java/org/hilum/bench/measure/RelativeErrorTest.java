package org.hilum.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class RelativeErrorTest {
  @Test
  void isTheLargestOfTheImages() {
    List<float[]> references = List.of(new float[] {3, 4}, new float[] {0, 10});
    List<float[]> values = List.of(new float[] {3, 4.5f}, new float[] {3, 6});
    assertThat(RelativeError.largest(values, references)).isCloseTo(0.5, within(1e-9));
  }

  @Test
  void isZeroForEqualVectors() {
    List<float[]> same = List.of(new float[] {1, 2, 3});
    assertThat(RelativeError.largest(same, same)).isZero();
  }

  @Test
  void refusesVectorsThatDoNotMatch() {
    assertThatThrownBy(() -> RelativeError.largest(List.of(new float[1]), List.of(new float[2])))
        .hasMessageContaining("1 values for a reference of 2");
    assertThatThrownBy(() -> RelativeError.largest(List.of(), List.of(new float[2])))
        .hasMessageContaining("0 vectors");
  }
}
