package org.hilum.training.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.hilum.network.weights.Digest;
import org.hilum.training.registry.KeptDecision;
import org.hilum.training.registry.ListedModel;

/** Registered models as lines for people. */
record ModelLines(PrintStream out) {

  void print(List<ListedModel> models) {
    if (models.isEmpty()) {
      out.println("the registry is empty; ./hilum models add DIR adds a model");
      return;
    }
    out.printf(
        "%-32s %-10s %-20s %9s  %-12s %-12s %s%n",
        "model", "standing", "registered", "threshold", "trunk", "tail", "dossiers");
    for (ListedModel model : models) {
      out.printf(
          Locale.ROOT,
          "%-32s %-10s %-20s %9.4f  %-12s %-12s %d%n",
          model.modelVersion(),
          standing(model),
          model.registeredAt(),
          model.threshold(),
          Digest.abbreviated(model.trunkDigest()),
          model.hasWeights() ? Digest.abbreviated(model.tailDigest()) : "removed",
          model.decisions().size());
    }
  }

  void print(ListedModel model) {
    out.printf("%s, %s%n", model.modelVersion(), standing(model));
    line("registered", model.registeredAt());
    line("threshold", model.threshold());
    line("trunk", model.trunkDigest());
    line("tail", model.tailDigest() + (model.hasWeights() ? "" : " (weights removed)"));
    model.decisions().forEach(this::print);
  }

  private void print(String file, KeptDecision decision) {
    line(file, (decision.passed() ? "passed " : "refused ") + decision.decidedAt());
    decision.reasons().forEach(reason -> out.printf("    %s%n", reason));
  }

  private void line(String name, Object value) {
    out.printf("  %-12s %s%n", name, value);
  }

  private static String standing(ListedModel model) {
    return model.standing().name().toLowerCase(Locale.ROOT);
  }
}
