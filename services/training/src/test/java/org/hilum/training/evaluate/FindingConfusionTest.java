package org.hilum.training.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.hilum.training.data.Finding.BACTERIAL;
import static org.hilum.training.data.Finding.NORMAL;
import static org.hilum.training.data.Finding.UNSPECIFIED;
import static org.hilum.training.data.Finding.VIRAL;

import java.util.List;
import java.util.Map;
import org.hilum.training.data.Images;
import org.hilum.training.data.Label;
import org.hilum.training.data.LabelledImage;
import org.junit.jupiter.api.Test;

class FindingConfusionTest {
  /** Eight images; the values below were worked out by hand. */
  private static final List<FindingOutcome> EIGHT =
      List.of(
          new FindingOutcome("a", NORMAL, NORMAL),
          new FindingOutcome("b", NORMAL, NORMAL),
          new FindingOutcome("c", NORMAL, VIRAL),
          new FindingOutcome("d", BACTERIAL, BACTERIAL),
          new FindingOutcome("e", BACTERIAL, BACTERIAL),
          new FindingOutcome("f", BACTERIAL, BACTERIAL),
          new FindingOutcome("g", VIRAL, BACTERIAL),
          new FindingOutcome("g", VIRAL, VIRAL));

  @Test
  void countsWhatWasSaidOfEachClass() {
    assertThat(FindingConfusion.of(EIGHT).counts())
        .containsExactly(List.of(2, 0, 1), List.of(0, 3, 0), List.of(0, 1, 1));
  }

  @Test
  void measuresRecallsAndMacroF1() {
    Map<String, Double> figures = FindingConfusion.of(EIGHT).figures();

    assertThat(figures)
        .containsOnlyKeys(
            "accuracy", "recall.normal", "recall.bacterial", "recall.viral", "macro_f1");
    assertThat(figures.get("accuracy")).isCloseTo(6 / 8.0, within(1e-12));
    assertThat(figures.get("recall.normal")).isCloseTo(2 / 3.0, within(1e-12));
    assertThat(figures.get("recall.bacterial")).isEqualTo(1);
    assertThat(figures.get("recall.viral")).isEqualTo(0.5);
    // Normal 4/5, bacterial 6/7, viral 2/4.
    assertThat(figures.get("macro_f1")).isCloseTo((4 / 5.0 + 6 / 7.0 + 1 / 2.0) / 3, within(1e-12));
  }

  @Test
  void countsAClassThatIsNeverSaidAsNotFound() {
    Map<String, Double> figures =
        FindingConfusion.of(List.of(EIGHT.get(0), EIGHT.get(3), EIGHT.get(6))).figures();

    assertThat(figures.get("recall.viral")).isZero();
    // Normal 1, bacterial 2/3, viral 0.
    assertThat(figures.get("macro_f1")).isCloseTo((1 + 2 / 3.0) / 3, within(1e-12));
  }

  @Test
  void leavesOutImagesOfUnknownCause() {
    List<LabelledImage> images =
        List.of(
            Images.named(Label.PNEUMONIA, "chest.png"),
            Images.named(Label.PNEUMONIA, "person1_virus_1.jpeg"),
            Images.named(Label.NORMAL, "IM-0001-0001.jpeg"));
    double[][] logits = {{0, 1, 0}, {0, 1, 2}, {-1, -3, -2}};

    assertThat(FindingOutcome.of(images, logits))
        .containsExactly(
            new FindingOutcome("person1", VIRAL, VIRAL),
            new FindingOutcome("IM-0001", NORMAL, NORMAL));
    assertThatThrownBy(() -> new FindingOutcome("a", UNSPECIFIED, VIRAL))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("UNSPECIFIED");
  }
}
