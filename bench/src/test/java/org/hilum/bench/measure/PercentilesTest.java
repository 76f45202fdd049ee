package org.hilum.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class PercentilesTest {
  @Test
  void isTheValueOfTheNearestRankWhateverTheOrder() {
    Percentiles hundred =
        new Percentiles(DoubleStream.iterate(100, value -> value - 1).limit(100).boxed().toList());
    assertThat(hundred.at(50)).isEqualTo(50);
    assertThat(hundred.at(95)).isEqualTo(95);
    assertThat(hundred.at(99)).isEqualTo(99);
    assertThat(hundred.at(100)).isEqualTo(100);
  }

  @Test
  void roundsTheRankUp() {
    Percentiles three = new Percentiles(List.of(10.0, 20.0, 30.0));
    assertThat(three.at(1)).isEqualTo(10);
    assertThat(three.at(34)).isEqualTo(20);
    assertThat(three.at(99)).isEqualTo(30);
  }

  @Test
  void refusesWhatHasNoQuantile() {
    assertThatThrownBy(() -> new Percentiles(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Percentiles(List.of(1.0)).at(0)).hasMessageContaining("0.0");
  }
}
