package org.hilum.training.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeedbackProgressTest {
  @Test
  void readsWhatItHasWritten() {
    FeedbackProgress begun = FeedbackProgress.of("pool features");
    FeedbackProgress halfway = FeedbackProgress.of("tune the last layers", 0.5, 61.5);

    assertThat(FeedbackProgress.parse(begun.line())).contains(begun);
    assertThat(FeedbackProgress.parse(halfway.line())).contains(halfway);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "progress", "last layers, seed 1: took 3 s", "progress: a: b"})
  void takesNoOtherLineForProgress(String line) {
    assertThat(FeedbackProgress.parse(line)).isEmpty();
  }
}
