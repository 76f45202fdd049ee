package org.hilum.training.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PublishedFiguresTest {
  @Test
  void agreeWithTheirOwnCounts() {
    Map<String, Double> fineTuned = PublishedFigures.ALL.get(2).figures();
    double right = fineTuned.get("confusion.tp") + fineTuned.get("confusion.tn");
    double wrong = fineTuned.get("confusion.fp") + fineTuned.get("confusion.fn");

    assertThat(right + wrong).isEqualTo(624);
    assertThat(fineTuned.get("accuracy")).isCloseTo(right / 624, within(5e-5));
    assertThat(fineTuned.get("sensitivity")).isCloseTo(381 / 390.0, within(1e-12));
    assertThat(fineTuned.get("specificity")).isCloseTo(184 / 234.0, within(1e-12));
  }
}
