package org.hilum.training.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.hilum.training.evaluate.Interval;
import org.junit.jupiter.api.Test;

class FigureTest {
  private static final Interval INTERVAL = new Interval(0.1, 0.9);

  @Test
  void averagesOverTheSeeds() {
    Figure figure = new Figure(INTERVAL, List.of(0.2, 0.4, 0.9));

    assertThat(figure.mean()).isCloseTo(0.5, within(1e-12));
    // Squares of 0.3, 0.1 and 0.4 are 0.26 together, over two.
    assertThat(figure.deviation().orElseThrow()).isCloseTo(Math.sqrt(0.13), within(1e-12));
  }

  @Test
  void knowsNoDeviationOfOneSeed() {
    assertThat(new Figure(INTERVAL, List.of(0.2)).deviation()).isEmpty();
  }
}
