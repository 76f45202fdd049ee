package org.hilum.training.gate;

import java.util.LinkedHashMap;
import java.util.Map;

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
    return ProvenanceList.html(facts);
  }

  private static void add(Map<String, String> facts, String role, Subject subject) {
    facts.put(role, "%s at threshold %s".formatted(subject.modelVersion(), subject.threshold()));
    facts.put(role + ", model.json", subject.descriptionDigest());
    facts.put(role + ", trunk", subject.trunkDigest());
    facts.put(role + ", tail", subject.tailDigest());
  }
}
