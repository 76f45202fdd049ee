package org.hilum.training.gate;

import static org.hilum.training.chart.LineChart.escaped;
import static org.hilum.training.chart.LineChart.format;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** By which digests the decision can be asked for again. */
final class OriginSection {
  private OriginSection() {}

  static String of(Dossier dossier) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Decided at", dossier.decidedAt().toString());
    facts.put("Kept with the candidate as", Question.of(dossier).file());
    add(facts, "Candidate", dossier.candidate());
    add(facts, "Champion", dossier.champion());
    facts.put("Policy", dossier.policy().digest());
    facts.put("Test images", dossier.images().digest());
    facts.put(
        "Bootstrap",
        "%d resamples of patients, seed %d"
            .formatted(dossier.bootstrap().resamples(), dossier.bootstrap().seed()));
    facts.put("Code", dossier.codeVersion());
    return facts.entrySet().stream()
            .map(
                fact ->
                    format(
                        "<dt>%s</dt><dd><code>%s</code></dd>%n",
                        escaped(fact.getKey()), escaped(fact.getValue())))
            .collect(Collectors.joining("", "<h2>Provenance</h2>\n<dl>\n", "</dl>\n"))
        + "<p>Digests are SHA-256. Every figure of this page stands in the JSON beside it, which"
        + " has the same name.</p>\n";
  }

  private static void add(Map<String, String> facts, String role, Subject subject) {
    facts.put(role, "%s at threshold %s".formatted(subject.modelVersion(), subject.threshold()));
    facts.put(role + ", model.json", subject.descriptionDigest());
    facts.put(role + ", trunk", subject.trunkDigest());
    facts.put(role + ", tail", subject.tailDigest());
  }
}
