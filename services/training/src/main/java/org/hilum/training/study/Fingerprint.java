package org.hilum.training.study;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that a run depends on, so that no run is taken for one of other data or another
 * recipe.
 *
 * @param facts by their names, as a reader knows them
 */
record Fingerprint(Map<String, String> facts) {
  Fingerprint {
    facts = new LinkedHashMap<>(facts);
  }

  Fingerprint of(StudySystem system) {
    Map<String, String> all = new LinkedHashMap<>(facts);
    all.put("recipe of " + system.name(), system.recipe());
    return new Fingerprint(all);
  }

  /** The first fact in which another one differs, in words. */
  Optional<String> differenceOf(Fingerprint other) {
    return facts.entrySet().stream()
        .filter(fact -> !fact.getValue().equals(other.facts.get(fact.getKey())))
        .map(
            fact ->
                "%s: %s, expected %s"
                    .formatted(
                        fact.getKey(),
                        other.facts.getOrDefault(fact.getKey(), "not named"),
                        fact.getValue()))
        .findFirst();
  }
}
