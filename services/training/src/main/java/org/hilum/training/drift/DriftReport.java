package org.hilum.training.drift;

import java.time.Instant;
import java.util.List;

/**
 * How the present champions fare.
 *
 * @param from images screened before are not counted
 * @param asOf when it was counted
 * @param models each champion, by name
 */
public record DriftReport(Instant from, Instant asOf, List<ModelDrift> models) {

  public DriftReport {
    models = List.copyOf(models);
  }
}
