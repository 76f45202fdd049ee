package org.hilum.training.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hilum.training.search.SearchSpace.Depth;
import org.hilum.training.train.HeadSettings;
import org.hilum.training.train.OptimizerKind;
import org.junit.jupiter.api.Test;

class SearchSpaceTest {
  private static final HeadSettings START = HeadSettings.standard();

  private final SearchSpace frozen = new SearchSpace(START, List.of(new Depth(0, 1)));
  private final SearchSpace deeper =
      new SearchSpace(START, List.of(new Depth(0, 8), new Depth(4, 1), new Depth(13, 1)));

  @Test
  void combinesEverythingInTheGridOnce() {
    assertThat(frozen.grid()).hasSize(3 * 3 * 2 * 2 * 2).doesNotHaveDuplicates();
    assertThat(frozen.grid()).contains(new Candidate(START, 0));
  }

  @Test
  void variesOnlyTheRateOfUnlockedLayersInTheGrid() {
    List<Candidate> grid = deeper.grid();

    assertThat(grid).startsWith(frozen.grid().toArray(Candidate[]::new));
    assertThat(grid).contains(new Candidate(START, 4), new Candidate(START, 13));
    assertThat(grid.subList(72, grid.size()))
        .extracting(Candidate::unlockDepth)
        .containsExactly(4, 4, 4, 13, 13, 13);
    assertThat(grid.subList(72, 75))
        .extracting(candidate -> candidate.head().learningRate())
        .doesNotHaveDuplicates();
  }

  @Test
  void beginsARandomSearchWithTheStart() {
    assertThat(deeper.random(5, 1))
        .startsWith(new Candidate(START, 0), new Candidate(START, 4), new Candidate(START, 13))
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

    assertThat(candidates).extracting(Candidate::unlockDepth).containsOnly(0, 4, 13);
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
  void drawsDepthsByTheirShares() {
    List<Integer> depths = deeper.random(2000, 1).stream().map(Candidate::unlockDepth).toList();

    assertThat(share(depths, 0)).isBetween(0.77, 0.83);
    assertThat(share(depths, 4)).isBetween(0.08, 0.12);
    assertThat(share(depths, 13)).isBetween(0.08, 0.12);
  }

  @Test
  void leavesTheOptimizerOfUnlockedLayersAlone() {
    List<HeadSettings> unlocked =
        deeper.random(400, 1).stream()
            .filter(candidate -> candidate.unlockDepth() > 0)
            .map(Candidate::head)
            .toList();

    assertThat(unlocked).extracting(HeadSettings::optimizer).containsOnly(START.optimizer());
    assertThat(unlocked).extracting(HeadSettings::hiddenUnits).containsOnly(32, 64, 128, 256, 512);
    assertThat(unlocked).extracting(HeadSettings::batchSize).containsOnly(32, 64, 128, 256);
    assertThat(rates(unlocked, false)).allMatch(rate -> 2e-5 <= rate && rate <= 5e-3);
  }

  private static double share(List<Integer> depths, int depth) {
    return (double) depths.stream().filter(drawn -> drawn == depth).count() / depths.size();
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
