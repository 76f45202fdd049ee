package org.hilum.training.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.hilum.training.snapshot.Given.by;
import static org.hilum.training.snapshot.Given.bySeveral;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.hilum.training.data.Finding;
import org.hilum.training.data.Label;
import org.junit.jupiter.api.Test;

class ReaderCapTest {
  private static final ReaderCap QUARTER = new ReaderCap(0.25, 0);

  @Test
  void leavesReadersAloneWhoGiveAboutTheSame() {
    assertThat(QUARTER.limit(List.of(90, 100, 110, 120, 80), 0)).isGreaterThanOrEqualTo(120);
  }

  @Test
  void holdsBackWhoGivesMoreThanTheShare() {
    int limit = QUARTER.limit(List.of(5_000, 100, 100, 100, 100), 0);

    assertThat(limit).isEqualTo(133);
    assertThat(limit / (limit + 400.0)).isLessThanOrEqualTo(0.25);
  }

  @Test
  void countsExamplesOnWhichSeveralAgreeForNoReader() {
    assertThat(QUARTER.limit(List.of(5_000), 300)).isEqualTo(100);
  }

  @Test
  void letsNobodyPassWhoIsAloneUnlessThereIsAnAllowance() {
    assertThat(QUARTER.limit(List.of(5_000), 0)).isZero();
    assertThat(new ReaderCap(0.25, 50).limit(List.of(5_000), 0)).isEqualTo(50);
    assertThat(new ReaderCap(1, 0).limit(List.of(5_000), 0)).isEqualTo(5_000);
  }

  @Test
  void usesAsMuchAsTheRuleAllows() {
    SplittableRandom random = new SplittableRandom(11);
    for (int round = 0; round < 200; round++) {
      List<Integer> alone =
          IntStream.range(0, random.nextInt(1, 8)).mapToObj(i -> random.nextInt(0, 300)).toList();
      int agreed = random.nextInt(0, 50);
      ReaderCap cap = new ReaderCap(random.nextDouble(0.05, 1), random.nextInt(0, 20));

      int limit = cap.limit(alone, agreed);

      int used = used(alone, agreed, limit);
      int total = used(alone, agreed, Integer.MAX_VALUE);
      assertThat(limit).isEqualTo(largest(cap, used));
      assertThat(IntStream.rangeClosed(used + 1, total))
          .as("%s of %s and %d", cap, alone, agreed)
          .allMatch(more -> used(alone, agreed, largest(cap, more)) < more);
    }
  }

  @Test
  void holdsBackAReaderWhoAlwaysSaysPositive() {
    List<Candidate> candidates =
        Given.all(
            List.of(
                by("honest-1", Finding.NORMAL, 70),
                by("honest-1", Finding.UNSPECIFIED, 30),
                by("honest-2", Finding.NORMAL, 70),
                by("honest-2", Finding.VIRAL, 30),
                by("honest-3", Finding.NORMAL, 70),
                by("honest-3", Finding.BACTERIAL, 30),
                by("honest-4", Finding.NORMAL, 70),
                by("honest-4", Finding.UNSPECIFIED, 30),
                by("rogue", Finding.UNSPECIFIED, 100)));

    List<Example> admitted = QUARTER.admitted(candidates);

    long normal = admitted.stream().filter(e -> e.label() == Label.NORMAL).count();
    assertThat(normal).isEqualTo(280);
    List<Example> rogue =
        by("rogue", Finding.UNSPECIFIED, 100).stream().map(Candidate::example).toList();
    assertThat(admitted.stream().filter(rogue::contains)).hasSize(40);
    assertThat(admitted).hasSize(280 + 120 + 40);
  }

  @Test
  void takesNoneBackWhenOthersGiveMore() {
    List<Candidate> before =
        Given.all(List.of(by("busy", Finding.NORMAL, 500), bySeveral(Finding.NORMAL, 30)));
    List<Candidate> after =
        Given.all(
            List.of(
                by("busy", Finding.NORMAL, 500),
                by("another", Finding.NORMAL, 40),
                bySeveral(Finding.NORMAL, 130)));

    List<Example> first = new ReaderCap(0.25, 20).admitted(before);
    List<Example> then = new ReaderCap(0.25, 20).admitted(after);

    assertThat(first).hasSize(30 + 20);
    assertThat(then).hasSize(130 + 40 + 56).containsAll(first);
  }

  @Test
  void refusesAShareThatNobodyCanKeep() {
    for (double share : new double[] {0, -0.1, 1.1, Double.NaN}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new ReaderCap(share, 0))
          .withMessageContaining("hilum.collect.reader-share");
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ReaderCap(0.5, -1))
        .withMessageContaining("hilum.collect.reader-allowance");
  }

  private static int largest(ReaderCap cap, int used) {
    return Math.max(cap.allowance(), (int) Math.floor(cap.share() * used));
  }

  private static int used(List<Integer> alone, int agreed, int limit) {
    return agreed + alone.stream().mapToInt(examples -> Math.min(examples, limit)).sum();
  }
}
