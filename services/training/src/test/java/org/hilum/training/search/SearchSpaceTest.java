package org.hilum.training.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hilum.training.train.HeadSettings;
import org.hilum.training.train.OptimizerKind;
import org.junit.jupiter.api.Test;

class SearchSpaceTest {
  private static final HeadSettings START = HeadSettings.standard();

  private final SearchSpace frozen = new SearchSpace(START, List.of(0));
  private final SearchSpace deeper = new SearchSpace(START, List.of(0, 13));

  @Test
  void combinesEverythingInTheGridOnce() {
    assertThat(frozen.grid()).hasSize(3 * 3 * 2 * 2 * 2).doesNotHaveDuplicates();
    assertThat(frozen.grid()).contains(new Candidate(START, 0));
    assertThat(deeper.grid()).hasSize(2 * frozen.grid().size()).containsAll(frozen.grid());
  }

  @Test
  void beginsARandomSearchWithTheStart() {
    assertThat(deeper.random(5, 1))
        .startsWith(new Candidate(START, 0), new Candidate(START, 13))
        .hasSize(5);
    assertThat(deeper.random(1, 1)).containsExactly(new Candidate(START, 0));
  }

  @Test
  void drawsTheSameForTheSameSeedAndGoesOnWithMore() {
    assertThat(deeper.random(30, 3)).startsWith(deeper.random(20, 3).toArray(Candidate[]::new));
    assertThat(deeper.random(20, 4)).isNotEqualTo(deeper.random(20, 3));
  }

  @Test
  void drawsEveryKindWithinItsBounds() {
    List<Candidate> candidates = deeper.random(400, 1);

    assertThat(candidates).extracting(Candidate::unlockDepth).containsOnly(0, 13);
    List<HeadSettings> heads = candidates.stream().map(Candidate::head).toList();
    assertThat(heads)
        .extracting(HeadSettings::optimizer)
        .contains(OptimizerKind.ADAM, OptimizerKind.ADAMW, OptimizerKind.SGD);
    assertThat(heads).extracting(HeadSettings::batchSize).containsOnly(32, 64, 128, 256);
    assertThat(heads).extracting(HeadSettings::hiddenUnits).containsOnly(32, 64, 128, 256, 512);
    assertThat(heads)
        .extracting(HeadSettings::dropout)
        .allMatch(share -> 0 <= share && share < 0.7);
    assertThat(heads).extracting(HeadSettings::maxEpochs).containsOnly(START.maxEpochs());
    assertThat(rates(heads, false)).allMatch(rate -> 2e-5 <= rate && rate <= 5e-3);
    assertThat(rates(heads, true)).allMatch(rate -> 2e-3 <= rate && rate <= 0.5);
  }

  @Test
  void drawsRatesEvenlyInTheirLogarithm() {
    List<Float> rates = rates(frozen.random(2000, 1).stream().map(Candidate::head).toList(), false);

    double middle = Math.sqrt(2e-5 * 5e-3);
    long below = rates.stream().filter(rate -> rate < middle).count();
    assertThat((double) below / rates.size()).isBetween(0.45, 0.55);
  }

  private static List<Float> rates(List<HeadSettings> heads, boolean isDescent) {
    return heads.stream()
        .filter(head -> (head.optimizer() == OptimizerKind.SGD) == isDescent)
        .map(HeadSettings::learningRate)
        .toList();
  }
}
