package org.hilum.triage.worklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import org.hilum.schemas.Decision;
import org.hilum.schemas.Judgement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingPriorityTest {
  private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");
  private static final ReadingPriority PRIORITY =
      new ReadingPriority(
          Duration.ofMinutes(15),
          Duration.ofMinutes(60),
          Duration.ofMinutes(60),
          Duration.ofMinutes(60),
          Duration.ofMinutes(60),
          Duration.ofHours(4));

  @Test
  void allowsTheSurestFlagTheLeast() {
    assertThat(allowance(Decision.FLAGGED, 1.0, 0.6)).isEqualTo(Duration.ofMinutes(15));
  }

  @Test
  void allowsAFlagAtTheThresholdAsMuchAsAnAbstention() {
    assertThat(allowance(Decision.FLAGGED, 0.6, 0.6))
        .isEqualTo(allowance(Decision.INDETERMINATE, 0.6, 0.6))
        .isEqualTo(Duration.ofMinutes(60));
  }

  @Test
  void shrinksTheAllowanceAsTheProbabilityGrows() {
    assertThat(allowance(Decision.FLAGGED, 0.8, 0.6)).isEqualTo(Duration.ofMillis(2_250_000));
  }

  @Test
  void staysWithinItsRangeForAThresholdOfOne() {
    assertThat(allowance(Decision.FLAGGED, 1.0, 1.0)).isEqualTo(Duration.ofMinutes(15));
  }

  @Test
  void neverPutsAnAbstentionBehindANegative() {
    assertThat(allowance(Decision.INDETERMINATE, 0.0, 0.6))
        .isLessThan(allowance(Decision.CLEAR, 0.0, 0.6));
  }

  @Test
  void treatsWhatNobodyScreenedAsAPossiblePositive() {
    assertThat(PRIORITY.unscreenedReadBy(NOON)).isEqualTo(NOON.plus(Duration.ofMinutes(60)));
    assertThat(PRIORITY.failedReadBy(NOON)).isEqualTo(NOON.plus(Duration.ofMinutes(60)));
  }

  /**
   * Nine in ten arrivals are flagged and readers fall behind: still no case is read after one that
   * was received more than the largest lead later, so it waits at most that much longer than if
   * cases were read in order of receipt.
   */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
  void boundsTheWaitOfEveryCaseUnderAFloodOfFlags(long seed) {
    List<Arrival> arrivals = arrivals(new Random(seed), 3_000);
    Duration readingTime = Duration.ofSeconds(65);

    List<Read> byDeadline = read(arrivals, readingTime, Comparator.comparing(Arrival::readBy));
    List<Read> byReceipt = read(arrivals, readingTime, Comparator.comparing(Arrival::receivedAt));

    Instant latestBefore = NOON;
    for (Read next : byDeadline) {
      assertThat(latestBefore)
          .isBeforeOrEqualTo(next.arrival().receivedAt().plus(PRIORITY.largestLead()));
      latestBefore = later(latestBefore, next.arrival().receivedAt());
    }
    assertThat(byDeadline).hasSameSizeAs(arrivals);
    assertThat(longestWait(byDeadline))
        .isLessThanOrEqualTo(longestWait(byReceipt).plus(PRIORITY.largestLead()));
  }

  @Test
  void refusesAnAllowanceBeyondThatOfClearCases() {
    Duration hour = Duration.ofHours(1);
    assertThatThrownBy(() -> new ReadingPriority(hour, hour, hour, hour, Duration.ofHours(9), hour))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("hilum.priority.unscreened");
  }

  @Test
  void refusesSureFlagsThatMayWaitLongerThanBareOnes() {
    Duration hour = Duration.ofHours(1);
    assertThatThrownBy(
            () -> new ReadingPriority(hour, Duration.ofMinutes(9), hour, hour, hour, hour))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("hilum.priority.flagged-surely");
  }

  private record Arrival(Instant receivedAt, Instant readBy) {}

  private record Read(Arrival arrival, Instant at) {}

  private static List<Arrival> arrivals(Random random, int count) {
    List<Arrival> arrivals = new ArrayList<>();
    Instant at = NOON;
    for (int n = 0; n < count; n++) {
      at = at.plusMillis(random.nextInt(120_000));
      double probability = random.nextDouble();
      Decision decision =
          random.nextInt(10) == 0
              ? (random.nextBoolean() ? Decision.CLEAR : Decision.INDETERMINATE)
              : Decision.FLAGGED;
      arrivals.add(new Arrival(at, PRIORITY.readBy(at, judgement(decision, probability, 0.3))));
    }
    return arrivals;
  }

  /** One reader takes the first of the waiting whenever the last is done. */
  private static List<Read> read(
      List<Arrival> arrivals, Duration readingTime, Comparator<Arrival> order) {
    PriorityQueue<Arrival> waiting = new PriorityQueue<>(order);
    List<Read> read = new ArrayList<>();
    Instant free = NOON;
    int next = 0;
    while (read.size() < arrivals.size()) {
      if (waiting.isEmpty()) {
        free = later(free, arrivals.get(next).receivedAt());
      }
      while (next < arrivals.size() && !arrivals.get(next).receivedAt().isAfter(free)) {
        waiting.add(arrivals.get(next));
        next++;
      }
      read.add(new Read(waiting.remove(), free));
      free = free.plus(readingTime);
    }
    return read;
  }

  private static Duration longestWait(List<Read> read) {
    return read.stream()
        .map(one -> Duration.between(one.arrival().receivedAt(), one.at()))
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Duration allowance(Decision decision, double probability, double threshold) {
    return Duration.between(
        NOON, PRIORITY.readBy(NOON, judgement(decision, probability, threshold)));
  }

  private static Judgement judgement(Decision decision, double probability, double threshold) {
    return new Judgement(
        "m/1", probability, threshold, decision, Optional.empty(), 0.2, Optional.empty());
  }
}
