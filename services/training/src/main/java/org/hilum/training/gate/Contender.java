package org.hilum.training.gate;

import java.util.List;
import org.hilum.training.evaluate.OperatingPoint;
import org.hilum.training.evaluate.Outcome;
import org.hilum.training.registry.RegisteredModel;

/**
 * A model before the gate.
 *
 * @param outcomes what it said of each locked test image
 */
public record Contender(RegisteredModel model, List<Outcome> outcomes) {
  public Contender {
    outcomes = List.copyOf(outcomes);
  }

  Judged judged() {
    return new Judged(outcomes, OperatingPoint.of(model.description().threshold()));
  }
}
