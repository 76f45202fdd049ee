package org.hilum.training.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hilum.training.evaluate.Outcome;
import org.junit.jupiter.api.Test;

class ChartsTest {
  /** From the highest: pneumonia, normal, pneumonia, normal. */
  private static final List<Outcome> FOUR =
      List.of(
          new Outcome("a", true, 2, 0.9, 0),
          new Outcome("b", false, 1, 0.8, 0),
          new Outcome("c", true, 0, 0.7, 0),
          new Outcome("d", false, -1, 0.1, 0));

  @Test
  void drawsPrecisionAgainstRecall() {
    // Recall and precision: 1/2 and 1, 1/2 and 1/2, 1 and 2/3, 1 and 1/2; chance lies at 1/2.
    assertThat(Charts.precisionRecall("t", FOUR))
        .contains("\"220.0,40.0 220.0,200.0 380.0,146.7 380.0,200.0\"")
        .contains("\"60.0,200.0 380.0,200.0\"");
  }

  @Test
  void drawsFoundAgainstMistaken() {
    // Share of normals and of pneumonias: 0 and 0, 0 and 1/2, 1/2 and 1/2, 1/2 and 1, 1 and 1.
    assertThat(Charts.roc("t", FOUR))
        .contains("\"60.0,360.0 60.0,200.0 220.0,200.0 220.0,40.0 380.0,40.0\"");
  }
}
