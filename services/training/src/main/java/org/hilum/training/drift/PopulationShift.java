package org.hilum.training.drift;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hilum.training.train.LearnedHead;

/**
 * Have the images become others? The unlikeness of an image is the distance of its pooled trunk
 * features from the space of the training images, so both tests look at the features in one number
 * that every result carries. The last {@value #RECENT} images are held against the training
 * distribution, of which the model's limit leaves a known share beyond (exact binomial test), and
 * against the images before them (two-sample Kolmogorov-Smirnov test).
 *
 * @param cases images that were looked at, the last {@value #RECENT} or fewer
 * @param unlikeShare share of them beyond the limit
 * @param fromTraining probability of so many or more if they were like the images on which the
 *     limit was set; empty if there are too few
 * @param distance from the images before, 0 to 1; empty if there are too few of either
 * @param fromBefore probability of such a distance or a greater one if they were like those
 * @param significance probability below which a test gives alarm: {@value #SIGNIFICANCE} shared
 *     among all tests of the model (Bonferroni)
 * @param alarms that were given
 */
public record PopulationShift(
    int cases,
    double unlikeShare,
    Optional<Double> fromTraining,
    Optional<Double> distance,
    Optional<Double> fromBefore,
    double significance,
    List<Alarm> alarms) {
  /** What may be wrong. */
  public enum Alarm {
    /** More images lie beyond the limit than it lets expect. */
    UNLIKE_TRAINING,
    /** The last images differ from those before. */
    UNLIKE_BEFORE
  }

  /** Fewer give no alarm. */
  static final int RECENT = 200;

  static final double SIGNIFICANCE = 0.01;
  private static final int TESTS_A_GROUP = 2;

  /**
   * @param cases of one group, the newest first
   * @param groups how many groups of the model are tested
   */
  static PopulationShift of(List<LiveCase> cases, int groups) {
    List<LiveCase> recent = cases.subList(0, Math.min(RECENT, cases.size()));
    List<LiveCase> before = cases.subList(recent.size(), cases.size());
    int unlike = (int) recent.stream().filter(LiveCase::isUnlike).count();
    Optional<Double> fromTraining =
        recent.size() < RECENT
            ? Optional.empty()
            : Optional.of(BinomialTail.of(unlike, RECENT, 1 - LearnedHead.KNOWN_SHARE));
    Optional<KolmogorovSmirnov> fromBefore =
        before.size() < RECENT
            ? Optional.empty()
            : Optional.of(KolmogorovSmirnov.of(unlikeness(recent), unlikeness(before)));
    double significance = SIGNIFICANCE / (TESTS_A_GROUP * groups);
    return new PopulationShift(
        recent.size(),
        recent.isEmpty() ? 0 : (double) unlike / recent.size(),
        fromTraining,
        fromBefore.map(KolmogorovSmirnov::distance),
        fromBefore.map(KolmogorovSmirnov::probability),
        significance,
        Stream.concat(
                alarm(fromTraining, significance, Alarm.UNLIKE_TRAINING),
                alarm(
                    fromBefore.map(KolmogorovSmirnov::probability),
                    significance,
                    Alarm.UNLIKE_BEFORE))
            .toList());
  }

  private static Stream<Alarm> alarm(
      Optional<Double> probability, double significance, Alarm alarm) {
    return probability.filter(known -> known < significance).map(known -> alarm).stream();
  }

  private static double[] unlikeness(List<LiveCase> cases) {
    return cases.stream().mapToDouble(LiveCase::unlikeness).toArray();
  }
}
