package org.hilum.training.release;

import java.util.Locale;
import org.hilum.network.ModelDescription;
import org.hilum.training.data.Finding;
import org.hilum.training.evaluate.FindingEvaluation;

/** What a model card says about telling bacterial from viral pneumonia. */
final class CausesOnCard {
  private static final String TELLS_CAUSES =
      """
      - Not a laboratory: how it divides a pneumonia between bacterial and viral is a hint that \
      comes after the flag, and no ground for or against antibiotics. It cannot tell pneumonia \
      from other diseases: it has only seen normal lungs and pneumonia.
      """;
  private static final String TELLS_NO_CAUSES =
      """
      - Not a way to tell bacterial from viral pneumonia, or pneumonia from other diseases: it \
      has only seen normal lungs and pneumonia.
      """;

  private CausesOnCard() {}

  static String limit(ModelDescription model) {
    return model.subtype().isPresent() ? TELLS_CAUSES : TELLS_NO_CAUSES;
  }

  /** How it comes to a cause; nothing for a model that tells none. */
  static String decision(ModelDescription model) {
    return model.subtype().map(subtype -> decision(subtype, model)).orElse("");
  }

  private static String decision(ModelDescription.Subtype subtype, ModelDescription model) {
    double temperature = subtype.calibration().temperature();
    return ModelCard.line("Temperature of the cause", ModelCard.number(temperature))
        + ModelCard.line("The share of viral means", model.provenance().get("subtypeMeaning"))
        + ModelCard.line(
            "The class of three",
            "normal below even odds of pneumonia, else the more probable cause; it changes neither"
                + " flag nor priority");
  }

  /** Figures and confusion of three classes. */
  static String table(FindingEvaluation evaluation) {
    StringBuilder table = new StringBuilder("Normal, bacterial, viral: ");
    table.append(
        String.format(Locale.ROOT, "%,d images of known finding.%n%n", evaluation.images()));
    table.append("| | of three classes |\n|---|---|\n");
    evaluation
        .figures()
        .forEach(
            (figure, value) ->
                table.append(
                    "| %s | %s |\n"
                        .formatted(
                            figure, ModelCard.cell(value, evaluation.intervals().get(figure)))));
    table.append("\n| shown | called normal | called bacterial | called viral |\n");
    table.append("|---|---|---|---|\n");
    for (Finding truth : Finding.CLASSES) {
      table.append("| ").append(truth.word()).append(" |");
      Finding.CLASSES.forEach(
          said -> table.append(" " + evaluation.confusion().count(truth, said) + " |"));
      table.append("\n");
    }
    return table.append("\n").toString();
  }
}
