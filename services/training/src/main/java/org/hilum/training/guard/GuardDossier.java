package org.hilum.training.guard;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.List;
import org.hilum.network.weights.Digest;
import org.hilum.training.drift.LiveFigures;
import org.hilum.training.gate.Finding;
import org.hilum.training.gate.PromotionPolicy;
import org.hilum.training.registry.Stage;
import org.hilum.training.trail.ChainHead;

/**
 * Why a champion was sent back, with all that it rests on. It lies beside the model.
 *
 * @param passed never
 * @param reasons a sentence for each bound that was left
 * @param codeVersion of the guard
 * @param champion the model that was sent back
 * @param before the model to which its name went back
 * @param policyDigest of the policy whose bounds these are
 * @param findings values held against the bounds
 * @param championFigures of its last images
 * @param beforeFigures of the last images of the champion before
 * @param readFigures of the champion's last images with a label
 * @param trail end of the audit trail when this was decided; the images are entries up to it
 */
record GuardDossier(
    Stage stage,
    boolean passed,
    List<String> reasons,
    Instant decidedAt,
    String codeVersion,
    Subject champion,
    Subject before,
    String policyDigest,
    PromotionPolicy.Guards guards,
    List<Finding> findings,
    LiveFigures championFigures,
    LiveFigures beforeFigures,
    LiveFigures readFigures,
    ChainHead trail) {
  private static final int SHOWN_DIGITS = 16;

  /**
   * @param descriptionDigest SHA-256 of its {@code model.json}
   */
  record Subject(String modelVersion, String descriptionDigest) {}

  GuardDossier {
    reasons = List.copyOf(reasons);
    findings = List.copyOf(findings);
  }

  /**
   * File of the model, without its ending; the same for the same two models and policy, so it is
   * written once.
   */
  String file() {
    String facts =
        String.join(
            "\n",
            champion.modelVersion(),
            champion.descriptionDigest(),
            before.modelVersion(),
            before.descriptionDigest(),
            policyDigest);
    return "decisions/guard-%s"
        .formatted(Digest.of(facts.getBytes(UTF_8)).substring(0, SHOWN_DIGITS));
  }
}
