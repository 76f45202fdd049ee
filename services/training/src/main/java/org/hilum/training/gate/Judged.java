package org.hilum.training.gate;

import java.util.List;
import org.hilum.training.evaluate.OperatingPoint;
import org.hilum.training.evaluate.Outcome;

/**
 * A model's answers.
 *
 * @param outcomes what it said of each image
 * @param point from where it flags
 */
public record Judged(List<Outcome> outcomes, OperatingPoint point) {
  public Judged {
    outcomes = List.copyOf(outcomes);
  }
}
