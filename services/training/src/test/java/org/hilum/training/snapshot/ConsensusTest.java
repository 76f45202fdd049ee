package org.hilum.training.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hilum.training.data.Finding;
import org.hilum.training.data.Label;
import org.hilum.training.data.Split;
import org.junit.jupiter.api.Test;

class ConsensusTest {
  private static final List<Example> ALONE = examples("alone", 1, 30);

  @Test
  void takesThoseOnWhichSeveralAgreeWhereTheyAreEnough() {
    List<Example> agreed = examples("agreed", 2, Consensus.LEAST_OF_A_CLASS);

    assertThat(Consensus.of(both(ALONE, agreed), List.of())).isEqualTo(agreed);
  }

  @Test
  void takesAllWhereOneClassHasTooFew() {
    List<Example> agreed = new ArrayList<>(examples("agreed", 2, Consensus.LEAST_OF_A_CLASS));
    agreed.remove(agreed.size() - 1);

    assertThat(Consensus.of(both(ALONE, agreed), List.of())).isEqualTo(both(ALONE, agreed));
  }

  @Test
  void countsImagesThatAreBeyondDoubt() {
    List<Example> agreed = examples("agreed", 3, 1);
    List<Label> certain =
        Stream.of(Label.values())
            .flatMap(label -> Collections.nCopies(Consensus.LEAST_OF_A_CLASS - 1, label).stream())
            .toList();

    assertThat(Consensus.of(both(ALONE, agreed), certain)).isEqualTo(agreed);
    assertThat(Consensus.of(ALONE, certain)).isEqualTo(ALONE);
  }

  private static List<Example> both(List<Example> some, List<Example> others) {
    return Stream.concat(some.stream(), others.stream()).toList();
  }

  /** So many of each class. */
  private static List<Example> examples(String name, int readers, int ofEach) {
    return Stream.of(Finding.NORMAL, Finding.VIRAL)
        .flatMap(
            finding ->
                IntStream.range(0, ofEach)
                    .mapToObj(n -> example(name + finding + n, readers, finding)))
        .toList();
  }

  private static Example example(String id, int readers, Finding finding) {
    return new Example(id, id, Split.VALIDATION, finding, readers, "features", "digest");
  }
}
