package org.hilum.training.gate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import org.hilum.schemas.EventJson;
import org.hilum.schemas.MalformedEventException;
import org.hilum.training.registry.Registry;

/** Dossiers, each beside the model that it is about: a page for people, the same for machines. */
final class Dossiers {
  private final Registry registry;

  Dossiers(Registry registry) {
    this.registry = registry;
  }

  static String json(Question question) {
    return question.file() + ".json";
  }

  Optional<Dossier> find(Question question) {
    return registry
        .file(question.candidate().modelVersion(), json(question))
        .map(bytes -> parse(question, bytes));
  }

  /**
   * Keeps a dossier, with its page, unless the question was answered meanwhile.
   *
   * @return the one that is kept
   */
  Dossier keep(Dossier dossier) {
    Question question = Question.of(dossier);
    String model = dossier.candidate().modelVersion();
    Dossier kept =
        registry.keepFile(model, json(question), EventJson.write(dossier))
            ? dossier
            : find(question).orElseThrow();
    registry.keepFile(model, question.file() + ".html", DossierPage.of(kept).getBytes(UTF_8));
    return kept;
  }

  private static Dossier parse(Question question, byte[] json) {
    try {
      return EventJson.read(json, Dossier.class);
    } catch (MalformedEventException e) {
      throw new IllegalStateException(
          "dossier %s of %s cannot be read: %s"
              .formatted(question.file(), question.candidate().modelVersion(), e.getMessage()),
          e);
    }
  }
}
