package org.hilum.training.trial;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.hilum.network.weights.Digest;
import org.hilum.schemas.EventJson;
import org.hilum.schemas.MalformedEventException;
import org.hilum.training.gate.Evidence;
import org.hilum.training.registry.RegisteredModel;
import org.hilum.training.registry.Registry;

/**
 * Evidence beside the candidate that it is about, {@code evidence/<sha256>.json}: the name tells
 * whether the content is whole.
 */
@ApplicationScoped
public class EvidenceFiles {
  private static final String FOLDER = "evidence/";
  private static final String JSON = ".json";

  private final Registry registry;

  public EvidenceFiles(Registry registry) {
    this.registry = registry;
  }

  /**
   * Keeps evidence, unless the candidate has some: whoever takes a decision up again must not take
   * it on other answers than before.
   *
   * @return what is kept
   */
  public Evidence keep(Evidence evidence) {
    String candidate = evidence.candidate().model().modelVersion();
    if (file(registered(candidate)).isEmpty()) {
      byte[] json = EventJson.write(KeptEvidence.of(evidence));
      registry.keepFile(candidate, FOLDER + Digest.of(json) + JSON, json);
    }
    return require(candidate);
  }

  /**
   * The evidence about a candidate.
   *
   * @throws IllegalStateException if nobody has judged it, if the evidence is damaged, or if the
   *     models are not those that judged
   */
  public Evidence require(String candidate) {
    RegisteredModel model = registered(candidate);
    KeptEvidence kept =
        file(model)
            .map(file -> read(candidate, file))
            .orElseThrow(() -> new IllegalStateException(candidate + " has no evidence"));
    return kept.with(model, registered(kept.champion().modelVersion()));
  }

  private KeptEvidence read(String candidate, String file) {
    byte[] json =
        registry
            .file(candidate, file)
            .orElseThrow(() -> new IllegalStateException(file + " was there and is gone"));
    String found = Digest.of(json);
    if (!file.equals(FOLDER + found + JSON)) {
      throw new IllegalStateException(
          "%s of %s is damaged: it has SHA-256 %s".formatted(file, candidate, found));
    }
    try {
      return EventJson.read(json, KeptEvidence.class);
    } catch (MalformedEventException e) {
      throw new IllegalStateException(
          "%s of %s cannot be read: %s".formatted(file, candidate, e.getMessage()), e);
    }
  }

  private static Optional<String> file(RegisteredModel model) {
    return model.files().stream().filter(file -> file.startsWith(FOLDER)).findFirst();
  }

  private RegisteredModel registered(String modelVersion) {
    return registry
        .find(modelVersion)
        .orElseThrow(() -> new IllegalStateException(modelVersion + " is not in the registry"));
  }
}
