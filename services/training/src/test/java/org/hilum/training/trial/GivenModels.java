package org.hilum.training.trial;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.hilum.training.data.ColumnValues;
import org.hilum.training.evaluate.Outcome;
import org.hilum.training.gate.Contender;
import org.hilum.training.gate.Evidence;
import org.hilum.training.gate.SentinelAnswer;
import org.hilum.training.registry.RegisteredModel;
import org.hilum.training.registry.Registry;
import org.hilum.training.registry.SmallModels;

/** Models of a few letters and what they said of twenty pneumonias and twenty normal images. */
record GivenModels(Registry registry, Path folder) {
  private static final int OF_EACH = 20;

  RegisteredModel register(String version) {
    registry.add(
        new SmallModels(folder.resolve("models")).write(version, "tail of " + version, 0.5));
    return registry.find(version).orElseThrow();
  }

  /** Both know all images. */
  Evidence evidence(String candidate, String champion) {
    return evidence(candidate, champion, 0.99);
  }

  Evidence evidence(String candidate, String champion, double candidateOfPneumonias) {
    return new Evidence(
        new Contender(register(candidate), outcomes(candidateOfPneumonias)),
        new Contender(register(champion), outcomes(0.99)),
        "split",
        List.of(new ColumnValues("source", Collections.nCopies(2 * OF_EACH, "base"))),
        List.of(new SentinelAnswer("ab".repeat(32), 0.9, 0.8)));
  }

  private static List<Outcome> outcomes(double ofPneumonias) {
    List<Outcome> outcomes = new ArrayList<>();
    IntStream.range(0, OF_EACH)
        .forEach(n -> outcomes.add(new Outcome("pseudonym-" + n / 2, true, 1, ofPneumonias, 0.2)));
    IntStream.range(0, OF_EACH)
        .forEach(n -> outcomes.add(new Outcome("healthy-" + n, false, -1, 0.01, 0.2)));
    return outcomes;
  }
}
