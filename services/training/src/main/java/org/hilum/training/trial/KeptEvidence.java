package org.hilum.training.trial;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hilum.training.data.ColumnValues;
import org.hilum.training.evaluate.Outcome;
import org.hilum.training.gate.Contender;
import org.hilum.training.gate.Evidence;
import org.hilum.training.gate.SentinelAnswer;
import org.hilum.training.registry.RegisteredModel;

/**
 * {@link Evidence} as it lies beside the candidate: models by name and digest, patients by number.
 */
record KeptEvidence(
    Judge candidate,
    Judge champion,
    String splitDigest,
    List<ColumnValues> groups,
    List<SentinelAnswer> sentinels) {

  /**
   * @param descriptionDigest SHA-256 of its {@code model.json}
   * @param outcomes one for each locked test image
   */
  record Judge(String modelVersion, String descriptionDigest, List<Outcome> outcomes) {
    Judge {
      outcomes = List.copyOf(outcomes);
    }

    static Judge of(Contender contender, Map<String, String> numbers) {
      return new Judge(
          contender.model().modelVersion(),
          contender.model().descriptionDigest(),
          contender.outcomes().stream().map(outcome -> numbered(outcome, numbers)).toList());
    }

    Contender contender(RegisteredModel model) {
      if (!model.descriptionDigest().equals(descriptionDigest)) {
        throw new IllegalStateException(
            "%s judged with a model.json of SHA-256 %s, but that in the registry has %s"
                .formatted(modelVersion, descriptionDigest, model.descriptionDigest()));
      }
      return new Contender(model, outcomes);
    }
  }

  KeptEvidence {
    groups = List.copyOf(groups);
    sentinels = List.copyOf(sentinels);
  }

  static KeptEvidence of(Evidence evidence) {
    Map<String, String> numbers = numbers(evidence.candidate().outcomes());
    return new KeptEvidence(
        Judge.of(evidence.candidate(), numbers),
        Judge.of(evidence.champion(), numbers),
        evidence.splitDigest(),
        evidence.groups(),
        evidence.sentinels());
  }

  /** Only whose images belong together matters to the gate; the registry is no place for more. */
  private static Map<String, String> numbers(List<Outcome> outcomes) {
    Map<String, String> numbers = new HashMap<>();
    for (Outcome outcome : outcomes) {
      numbers.putIfAbsent(outcome.patient(), String.valueOf(numbers.size() + 1));
    }
    return numbers;
  }

  private static Outcome numbered(Outcome outcome, Map<String, String> numbers) {
    return new Outcome(
        numbers.get(outcome.patient()),
        outcome.isPneumonia(),
        outcome.logit(),
        outcome.probability(),
        outcome.unlikeness());
  }

  /**
   * @throws IllegalStateException if a model in the registry is not the one that judged
   */
  Evidence with(RegisteredModel candidateModel, RegisteredModel championModel) {
    return new Evidence(
        candidate.contender(candidateModel),
        champion.contender(championModel),
        splitDigest,
        groups,
        sentinels);
  }
}
