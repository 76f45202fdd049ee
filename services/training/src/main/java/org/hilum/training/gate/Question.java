package org.hilum.training.gate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;
import org.hilum.network.weights.Digest;
import org.hilum.training.registry.Stage;

/**
 * What is to be decided, by digest. The same question has one answer for ever: asking until chance
 * lets a model pass must not help. What a trial on live images found so far is no part of it.
 */
record Question(
    Stage stage, Subject candidate, Subject champion, String policyDigest, String splitDigest) {
  private static final int SHOWN_DIGITS = 16;

  static Question of(Stage stage, Evidence evidence, PromotionPolicy policy) {
    return new Question(
        stage,
        Subject.of(evidence.candidate()),
        Subject.of(evidence.champion()),
        policy.digest(),
        evidence.splitDigest());
  }

  static Question of(Dossier dossier) {
    return new Question(
        dossier.stage(),
        dossier.candidate(),
        dossier.champion(),
        dossier.policy().digest(),
        dossier.images().digest());
  }

  /** File of the candidate that holds the answer, without its ending. */
  String file() {
    String facts =
        String.join(
            "\n",
            candidate.modelVersion(),
            candidate.descriptionDigest(),
            champion.modelVersion(),
            champion.descriptionDigest(),
            policyDigest,
            splitDigest);
    return "decisions/%s-%s"
        .formatted(
            stage.name().toLowerCase(Locale.ROOT),
            Digest.of(facts.getBytes(UTF_8)).substring(0, SHOWN_DIGITS));
  }
}
