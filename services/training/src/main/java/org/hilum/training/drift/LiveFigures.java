package org.hilum.training.drift;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;
import org.hilum.schemas.Decision;
import org.hilum.training.evaluate.Metrics;
import org.hilum.training.evaluate.Outcome;

/**
 * Live cases of one champion in numbers.
 *
 * @param cases images that it judged
 * @param flagged those that it flagged
 * @param unlike those beyond its limit of unlikeness
 * @param verdicts those with a label
 * @param agreed those of them that it decided as the readers did
 * @param pneumonias those of them that show one
 * @param expected pneumonias among them by the model's probabilities, their sum
 * @param calibrationError expected calibration error on them, as in an evaluation; without verdicts
 *     none
 */
public record LiveFigures(
    int cases,
    int flagged,
    int unlike,
    int verdicts,
    int agreed,
    int pneumonias,
    double expected,
    Optional<Double> calibrationError) {

  public static LiveFigures of(List<LiveCase> cases) {
    List<Outcome> known = cases.stream().flatMap(each -> each.outcome().stream()).toList();
    return new LiveFigures(
        cases.size(),
        (int) cases.stream().filter(each -> each.decision() == Decision.FLAGGED).count(),
        (int) cases.stream().filter(LiveCase::isUnlike).count(),
        known.size(),
        (int) cases.stream().filter(LiveCase::isAgreed).count(),
        (int) known.stream().filter(Outcome::isPneumonia).count(),
        known.stream().mapToDouble(Outcome::probability).sum(),
        known.isEmpty() ? Optional.empty() : Optional.of(Metrics.ece(known)));
  }

  /** Share that it flagged; abstentions are among the others. */
  @JsonProperty
  public Optional<Double> positiveRate() {
    return share(flagged, cases);
  }

  @JsonProperty
  public Optional<Double> unlikeShare() {
    return share(unlike, cases);
  }

  /** Share that it decided as the readers did; an abstention is no agreement. */
  @JsonProperty
  public Optional<Double> agreement() {
    return share(agreed, verdicts);
  }

  /** 1 where as many show a pneumonia as the model expected, more where it expects too few. */
  @JsonProperty
  public Optional<Double> observedToExpected() {
    return share(pneumonias, expected);
  }

  private static Optional<Double> share(double part, double whole) {
    return whole > 0 ? Optional.of(part / whole) : Optional.empty();
  }
}
