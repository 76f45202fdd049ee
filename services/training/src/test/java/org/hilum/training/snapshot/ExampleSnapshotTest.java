package org.hilum.training.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.hilum.training.data.Finding;
import org.hilum.training.data.Split;
import org.junit.jupiter.api.Test;

class ExampleSnapshotTest {
  private static final Example ONE = Given.example("1", Finding.NORMAL);
  private static final Example TWO = Given.example("2", Finding.VIRAL);

  @Test
  void isNamedByEverythingThatARunSees() {
    String digest = snapshot("trunk", ONE, TWO).digest();

    assertThat(snapshot("trunk", ONE, TWO).digest()).isEqualTo(digest).hasSize(64);
    List<ExampleSnapshot> others =
        List.of(
            snapshot("other", ONE, TWO),
            snapshot("trunk", ONE),
            snapshot("trunk", ONE, Given.example("2", Finding.BACTERIAL)),
            snapshot("trunk", ONE, new Example("2", "p", Split.TRAIN, Finding.VIRAL, 1, "k", "d")),
            snapshot("trunk", ONE, new Example("2", "p", Split.TEST, Finding.VIRAL, 1, "k", "d")),
            snapshot("trunk", ONE, new Example("2", "p", Split.TEST, Finding.VIRAL, 2, "k", "d")),
            snapshot("trunk", ONE, new Example("2", "p", Split.TEST, Finding.VIRAL, 2, "l", "d")),
            snapshot("trunk", ONE, new Example("2", "p", Split.TEST, Finding.VIRAL, 2, "l", "e")));
    assertThat(Stream.concat(Stream.of(digest), others.stream().map(ExampleSnapshot::digest)))
        .doesNotHaveDuplicates();
  }

  @Test
  void hasEachExampleInItsSplit() {
    Example tested = new Example("3", "p", Split.TEST, Finding.NORMAL, 2, "k", "d");
    ExampleSnapshot snapshot = snapshot("trunk", ONE, TWO, tested);

    assertThat(snapshot.of(Split.TRAIN)).containsExactly(ONE, TWO);
    assertThat(snapshot.of(Split.VALIDATION)).isEmpty();
    assertThat(snapshot.of(Split.TEST)).containsExactly(tested);
  }

  private static ExampleSnapshot snapshot(String trunk, Example... examples) {
    return new ExampleSnapshot(trunk, List.of(examples));
  }
}
