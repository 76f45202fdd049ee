package org.hilum.training.gate;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hilum.training.registry.Stage;

/**
 * A decision with all that it rests on.
 *
 * @param passed whether the candidate may go on
 * @param reasons why it may not, a sentence each; empty if it may
 * @param decidedAt when it was first decided
 * @param codeVersion of the gate
 * @param policy the criteria
 * @param images of the locked test split
 * @param findings values held against the criteria
 * @param figures of both models on the locked test images
 * @param trial on live images; present if the stage is that of promotion
 */
public record Dossier(
    Stage stage,
    boolean passed,
    List<String> reasons,
    Instant decidedAt,
    String codeVersion,
    Subject candidate,
    Subject champion,
    PromotionPolicy policy,
    TestImages images,
    Resampling bootstrap,
    List<Finding> findings,
    List<ComparedFigure> figures,
    Optional<ShadowTrial> trial) {

  /**
   * @param digest of names and bytes
   * @param pneumonias how many of them show one
   */
  public record TestImages(String digest, int count, int pneumonias) {}

  /** How the intervals came about; the unit is the patient. */
  public record Resampling(int resamples, long seed) {}

  public Dossier {
    reasons = List.copyOf(reasons);
    findings = List.copyOf(findings);
    figures = List.copyOf(figures);
  }
}
