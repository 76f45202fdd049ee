package org.hilum.training.drift;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hilum.training.registry.Aliases;

/** Counts how the champions fare. */
@ApplicationScoped
public class Drift {
  private static final Duration PERIOD = Duration.ofDays(26 * 7);
  private static final int MOST_CASES = 50_000;

  private final Aliases aliases;
  private final LiveCases cases;

  Drift(Aliases aliases, LiveCases cases) {
    this.aliases = aliases;
    this.cases = cases;
  }

  /** Of the last half year, but of no more than the last {@value #MOST_CASES} images a model. */
  DriftReport report(Instant asOf) throws SQLException {
    Instant from = asOf.minus(PERIOD);
    // A worker's clock may be a little ahead.
    Instant until = asOf.plus(Duration.ofDays(1));
    List<ModelDrift> models = new ArrayList<>();
    for (String name : aliases.names()) {
      String champion = aliases.state(name).orElseThrow().champion().modelVersion();
      models.add(ModelDrift.of(champion, cases.between(champion, from, until, MOST_CASES)));
    }
    return new DriftReport(from, asOf, models);
  }
}
