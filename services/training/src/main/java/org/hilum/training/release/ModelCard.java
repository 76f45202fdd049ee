package org.hilum.training.release;

import java.util.Locale;
import java.util.Map;
import org.hilum.network.ModelDescription;
import org.hilum.training.evaluate.Evaluation;
import org.hilum.training.evaluate.Interval;
import org.hilum.training.evaluate.Metrics;

/** What a model is and is not, in plain words. */
final class ModelCard {
  private ModelCard() {}

  static String of(ModelDescription model) {
    Map<String, Object> provenance = model.provenance();
    TrainingOnCard training = TrainingOnCard.of(model);
    StringBuilder card = new StringBuilder();
    card.append("# Model card: ").append(model.modelVersion()).append("\n\n");
    card.append(
        """
        ## What it is
        It gives a frontal chest X-ray a probability of pneumonia, so that a reading list can be \
        sorted. It prioritises; it does not diagnose. Every image is still read by a radiologist, \
        also the ones that it calls clear.

        """);
    card.append(training.network());
    card.append(
        """

        ## What it is not
        - Not a medical device, and not tested in clinical use.
        - Not for anyone outside the population below. For adults, for infants and for other \
        hospitals its validity is unknown; models of this kind have fallen to chance elsewhere.
        - Not for lateral views, CT, photographs of films or anything but a frontal chest X-ray.
        """);
    card.append(CausesOnCard.limit(model));
    card.append(
        """

        ## When it abstains
        An image whose features lie further from those of the training images than 95 % of the \
        validation images is called indeterminate, and is never counted as clear. About one in \
        twenty images of the training hospital is refused this way.

        """);
    card.append("## Training data\n");
    card.append(line("Data", provenance.get("data")));
    card.append(line("Population", provenance.get("population")));
    card.append(line("Licence", provenance.get("licence")));
    card.append(
        line(
            "Images",
            "%s for training, %s for validation, no patient in both; %s repeated files left out"
                .formatted(
                    provenance.get("trainingImages"),
                    provenance.get("validationImages"),
                    provenance.get("repeatsLeftOut"))));
    card.append("\nThe network's first weights come from ImageNet training. ");
    card.append(training.views()).append("\n");
    card.append(training.section());
    card.append("## How it decides\n");
    card.append(line("Temperature", number(model.calibration().temperature())));
    card.append(line("Threshold", number(model.threshold())));
    card.append(line("Rule of the threshold", provenance.get("thresholdRule")));
    card.append(line("The probability means", provenance.get("probabilityMeaning")));
    card.append(CausesOnCard.decision(model));
    card.append("\n## What was measured\n");
    card.append(figures(model, "stressedValidation", "Validation images under acquisition stress"));
    card.append(figures(model, "validation", "Validation images as they are"));
    card.append(figures(model, "test", "Locked test split"));
    card.append(
        """
        Intervals are 95 %%, by bootstrap over patients. Validation images come from the devices of \
        the training images and look too easy; %s, temperature and threshold were chosen \
        on them, so only the test split is an independent measure. It was looked at as often as \
        `models/test-set-ledger.csv` says. It comes from the same hospital: it says nothing about \
        another one.

        """
            .formatted(training.choices()));
    card.append(
        """
        `average_precision` is the area under the precision-recall curve, `ece` the expected \
        calibration error, `specificity_at_sensitivity.N` the best \
        specificity of a threshold that finds N % of the pneumonias, `ppv.N` what a flag means \
        where N % have pneumonia, and `cost_per_image.N` the false alarms that an image costs if \
        a missed pneumonia counts as N of them.

        """);
    card.append(
        """
        Charts: %s, `validation-roc.svg`, `validation-reliability.svg`, and after an evaluation \
        `test-roc.svg`, `test-pr.svg` and `test-confusion.svg`.

        """
            .formatted(training.charts()));
    card.append(
        """
        ## Limits
        - One hospital, one age range, one period. No breakdown by sex, device or severity is \
        possible: the data do not tell.
        - Labels come from the data set; pneumonia was read from the image, not proven by a \
        laboratory.
        - File names are all that is known of patients; the same child under two names would not \
        be noticed.
        - A high unlikeness refuses images that look different; it does not find every image on \
        which the model errs.

        ## How to reproduce
        """);
    card.append(training.commands());
    card.append(line("Trunk", model.trunkDigest()));
    card.append(line("Tail", model.tailDigest()));
    card.append(line("Training images", provenance.get("trainingDigest")));
    card.append(line("Validation images", provenance.get("validationDigest")));
    card.append(line("Code", provenance.get("codeVersion")));
    card.append(line("Trained on", provenance.get("trainedOn")));
    return card.toString();
  }

  private static String figures(ModelDescription model, String data, String title) {
    return DescriptionFile.evaluation(model, data)
            .map(evaluation -> table(title, evaluation))
            .orElse("### " + title + "\nNot evaluated yet.\n\n")
        + DescriptionFile.threeClass(model, data).map(CausesOnCard::table).orElse("");
  }

  private static String table(String title, Evaluation evaluation) {
    StringBuilder table = new StringBuilder("### " + title + "\n");
    table.append(
        String.format(
            Locale.ROOT,
            "%,d images; abstains on %.1f %%.%n%n",
            evaluation.all().images(),
            100 * evaluation.abstainedShare()));
    table.append("| | all images | without abstentions |\n|---|---|---|\n");
    for (String figure : evaluation.allIntervals().keySet()) {
      String decided =
          evaluation
              .decided()
              .map(metrics -> cell(figure, metrics, evaluation.decidedIntervals()))
              .orElse("");
      table
          .append("| ")
          .append(figure)
          .append(" | ")
          .append(cell(figure, evaluation.all(), evaluation.allIntervals()))
          .append(" | ")
          .append(decided)
          .append(" |\n");
    }
    Metrics all = evaluation.all();
    table.append(
        "\nTrue positives %d, true negatives %d, false positives %d, false negatives %d.\n\n"
            .formatted(
                all.truePositives(),
                all.trueNegatives(),
                all.falsePositives(),
                all.falseNegatives()));
    return table.toString();
  }

  private static String cell(String figure, Metrics metrics, Map<String, Interval> intervals) {
    return cell(metrics.figure(figure), intervals.get(figure));
  }

  static String cell(double value, Interval interval) {
    return String.format(
        Locale.ROOT, "%.3f (%.3f to %.3f)", value, interval.low(), interval.high());
  }

  static String line(String name, Object value) {
    return "- " + name + ": " + value + "\n";
  }

  static String number(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }
}
