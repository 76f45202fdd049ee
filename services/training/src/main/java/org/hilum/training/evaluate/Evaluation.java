package org.hilum.training.evaluate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A model judged on labelled images at one operating point.
 *
 * @param all every image judged by probability and threshold, abstentions ignored
 * @param allIntervals 95 % interval of each figure of {@code all}
 * @param abstainedShare share of images on which the model abstains
 * @param decided the images on which it does not; empty if one class is missing among them
 * @param decidedIntervals 95 % interval of each figure of {@code decided}
 */
public record Evaluation(
    Metrics all,
    Map<String, Interval> allIntervals,
    double abstainedShare,
    Optional<Metrics> decided,
    Map<String, Interval> decidedIntervals) {

  public static Evaluation of(List<Outcome> outcomes, OperatingPoint point, long seed) {
    List<Outcome> decided = outcomes.stream().filter(o -> !o.isAbstained()).toList();
    boolean isDecidedJudgeable = Metrics.hasBothClasses(decided);
    return new Evaluation(
        Metrics.of(outcomes, point),
        intervals(outcomes, point, seed),
        1 - (double) decided.size() / outcomes.size(),
        isDecidedJudgeable ? Optional.of(Metrics.of(decided, point)) : Optional.empty(),
        isDecidedJudgeable ? intervals(decided, point, seed) : Map.of());
  }

  private static Map<String, Interval> intervals(
      List<Outcome> outcomes, OperatingPoint point, long seed) {
    return Bootstrap.intervals(
        outcomes, Function.identity(), drawn -> Metrics.of(drawn, point).figures(), seed);
  }
}
