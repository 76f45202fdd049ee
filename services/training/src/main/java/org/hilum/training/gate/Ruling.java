package org.hilum.training.gate;

import java.util.List;
import org.hilum.training.evaluate.PairedFigures;

/**
 * What the criteria of a policy say of a candidate.
 *
 * @param figures of both models, the candidate's first
 * @param findings one or more a criterion
 */
public record Ruling(PairedFigures figures, List<Finding> findings) {
  public Ruling {
    findings = List.copyOf(findings);
  }

  /** Whether every criterion is met. */
  public boolean passed() {
    return reasons().isEmpty();
  }

  /** Why the candidate may not go on, a sentence each. */
  public List<String> reasons() {
    return findings.stream().filter(finding -> !finding.holds()).map(Finding::reason).toList();
  }
}
