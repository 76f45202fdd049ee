package org.hilum.training.audit;

import static org.hilum.training.chart.LineChart.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hilum.training.audit.NearDuplicates.Pair;
import org.hilum.training.audit.Shortcut.Auc;
import org.hilum.training.data.Split;

/** An audit in plain words: what was found, what it means, what to do. */
final class Findings {
  /** Up to here an AUC is next to chance. */
  private static final double FAINT = 0.6;

  /** From here on a model needs no lungs to look good. */
  private static final double STRONG = 0.8;

  private Findings() {}

  static List<String> of(DataAudit audit) {
    List<String> findings = new ArrayList<>();
    findings.add(exact(audit.exactDuplicates()));
    findings.add(near(audit.nearDuplicates()));
    findings.add(patients(audit));
    findings.addAll(
        audit
            .shortcuts()
            .fold(
                shortcuts -> List.of(shortcuts(shortcuts), meaning(shortcuts)),
                refused -> List.of(refusal(refused))));
    return List.copyOf(findings);
  }

  private static String exact(ExactDuplicates duplicates) {
    if (duplicates.groups().isEmpty()) {
      return "No two files are byte for byte the same.";
    }
    String text =
        format(
            "Groups of files that are byte for byte the same: %,d, with %,d images; across splits"
                + " %,d, across classes %,d.",
            duplicates.groups().size(),
            duplicates.images(),
            duplicates.acrossSplits().size(),
            duplicates.acrossClasses().size());
    if (!duplicates.acrossSplits().isEmpty()) {
      text += " What is learned by heart counts as skill on such copies; keep each in one split.";
    }
    if (!duplicates.acrossClasses().isEmpty()) {
      text += " One image cannot be both classes; remove it or find out which is true.";
    }
    return text;
  }

  private static String near(NearDuplicates near) {
    String searched =
        format(
            "Of %,d pairs of images in different splits, %,d have hashes within %d of 64 bits",
            near.comparisons(), near.suspected(), near.distanceLimit());
    if (near.pairs().isEmpty()) {
      return "No near duplicates across splits. "
          + searched
          + near.closest().stream()
              .findFirst()
              .map(
                  pair ->
                      format(
                          "; the most alike of these correlate at %.3f, below the limit of %.3f.",
                          pair.correlation(), near.correlationLimit()))
              .orElse(".");
    }
    long test =
        near.pairs().stream()
            .map(Pair::second)
            .filter(image -> image.split() == Split.TEST)
            .distinct()
            .count();
    return format(
        "Near duplicates across splits: %,d pairs, with %,d test images. %s, and these pairs"
            + " correlate at %.3f or more as well. Look at each and keep one image of it.",
        near.pairs().size(), test, searched, near.correlationLimit());
  }

  private static String patients(DataAudit audit) {
    SharedPatients shared = audit.sharedPatients();
    String text =
        shared
            .inTrainingAndTest()
            .map(
                overlap ->
                    format(
                        "Patient tokens that stand in train and in test: %,d; they concern %,d of"
                            + " %,d test images.",
                        overlap.patients().size(),
                        overlap.secondImages(),
                        audit.splits().get(Split.TEST.folder()).size()))
            .orElse("No patient token stands in train and in test.");
    text += shared.likeness().map(Findings::likeness).orElse("");
    return shared.unknownPatients() == 0
        ? text
        : text
            + format(
                " The patient of %,d images is not known; name them in a manifest.",
                shared.unknownPatients());
  }

  private static String likeness(PatientLikeness likeness) {
    String shares =
        format(
            " Of pairs with one token, %.1f %% within train and %.1f %% between train and test are"
                + " more alike than %d %% of the pairs of strangers",
            100 * likeness.withinTraining().alike(),
            100 * likeness.across().alike(),
            PatientLikeness.COMMON_PERCENT);
    return shares
        + switch (likeness.verdict()) {
          case SAME_PATIENTS -> ": some are the same patients; move these to one split.";
          case OTHER_PATIENTS -> ": the tokens most likely mean other patients in test.";
          case OPEN -> ": whether these are the same patients stays open.";
        };
  }

  private static String shortcuts(Shortcuts shortcuts) {
    Shortcut strongest = shortcuts.single().get(0);
    return format(
        "Without a look at the lungs, %d traits of file, edges and exposure tell the classes apart"
            + " with an AUC of %s on validation and %s on test; 0.5 is chance. Edges, corners and"
            + " markers alone: %s and %s. The strongest trait by itself: %s, %s and %s.",
        Trait.values().length,
        words(shortcuts.all(), true),
        words(shortcuts.all(), false),
        words(shortcuts.of(Trait.Part.EDGE), true),
        words(shortcuts.of(Trait.Part.EDGE), false),
        strongest.traits(),
        words(strongest, true),
        words(strongest, false));
  }

  /** A sentence, for a reason that is none yet. */
  static String refusal(ShortcutVerdict.Refused refused) {
    return "Whether marks without the lungs tell the classes apart was not judged: "
        + refused.reason()
        + ".";
  }

  private static String words(Shortcut shortcut, boolean isValidation) {
    return (isValidation ? shortcut.validation() : shortcut.test())
        .map(Findings::words)
        .orElse("(one class only)");
  }

  private static double area(Optional<Auc> auc) {
    return auc.map(Auc::value).orElse(0.5);
  }

  static String words(Auc auc) {
    return format("%.2f (%.2f to %.2f)", auc.value(), auc.interval().low(), auc.interval().high());
  }

  static String meaning(Shortcuts shortcuts) {
    // A model is chosen on one split and reported on the other; either can flatter it.
    double auc = Math.max(area(shortcuts.all().validation()), area(shortcuts.all().test()));
    String pairs =
        format(
            "What that means: of 100 pairs of one pneumonia and one normal image, such marks alone"
                + " put up to %.0f in the right order; 50 is chance.",
            100 * auc);
    if (auc < FAINT) {
      return pairs + " A model finds next to nothing here that would spare it the lungs.";
    }
    String caution =
        " Exposure and the size of a compressed file reflect the lungs too, so part of this may be"
            + " disease.";
    if (auc < STRONG) {
      return pairs
          + " A model trained on this data may lean on them in part, and loses that part on images"
          + " from elsewhere."
          + caution;
    }
    return pairs
        + " Any model trained on this data can reach such a figure and know nothing of pneumonia;"
        + " only what it adds can come from the lungs. Give this figure beside the model's, break"
        + " the marks while training, and expect less on images from elsewhere."
        + caution;
  }
}
