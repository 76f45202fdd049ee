package org.hilum.training.release;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hilum.network.ModelDescription;

/**
 * What a model card says about how the model was trained.
 *
 * @param trunk the layers below
 * @param tail absent for a head alone
 */
record TrainingOnCard(ModelDescription model, TrunkOnCard trunk, Optional<TailFacts> tail) {
  static TrainingOnCard of(ModelDescription model) {
    TrunkOnCard trunk = new TrunkOnCard(model.trunkDigest(), TrunkFacts.of(model));
    return new TrainingOnCard(model, trunk, TailFacts.of(model));
  }

  /** What was trained, in a paragraph. */
  String network() {
    return "The network is a ResNet152V2%s%s\n".formatted(below(), learned());
  }

  /** The layers on which heads were trained, up to the end of a sentence. */
  private String below() {
    boolean isFineTuned = tail.map(TailFacts::isFineTuned).orElse(false);
    if (trunk.facts().isPresent()) {
      return "." + trunk.origin() + (isFineTuned ? " Its last 13 layers were tuned again." : "");
    }
    return isFineTuned
        ? ". Most of it stays frozen and keeps what it learned from everyday photographs; its last"
            + " 13 layers were tuned on X-rays."
        : " that stays frozen and keeps what it learned from everyday photographs.";
  }

  private String learned() {
    return tail.map(facts -> " " + members(facts.released()))
        .orElse(" Only a small head on its averaged features was trained on X-rays.");
  }

  private static String members(TailFacts.Candidate released) {
    String heads =
        "On its averaged features %d small heads answer together whether there is pneumonia"
            .formatted(released.pneumonia().size());
    return released.viral().isEmpty()
        ? heads + "."
        : heads + ", and %d whether a pneumonia is viral.".formatted(released.viral().size());
  }

  /** What it was that learned from images. */
  private String learners() {
    return tail.isPresent() ? "Layers and heads" : "The head";
  }

  /** Whether reviewed images are among those that it learned from. */
  private boolean isOfFeedback() {
    return TailTraining.FEEDBACK.equals(model.provenance().get("command"));
  }

  /** How the images looked that were learned from, in a sentence. */
  String views() {
    return isOfFeedback()
        ? learners()
            + " saw altered images of a data set (turned, cropped, other exposure and sharpness),"
            + " where there was one, and reviewed images as they came.\n"
        : learners()
            + " saw only altered images (turned, cropped, other exposure and sharpness): heads that"
            + " saw the images as they are learn the marks of the acquisition.\n";
  }

  /** What was chosen on validation images. */
  String choices() {
    return tail.isPresent() ? "epochs, last layers" : "epoch, seed";
  }

  /** How the last layers and the ensemble came about, as a section; nothing for a head alone. */
  String section() {
    return tail.map(TrainingOnCard::section).orElse("");
  }

  private static String section(TailFacts facts) {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            """
            ## How it was trained
            The last 13 layers were tuned %s. The same ensemble of heads was then trained on these \
            layers and on the layers as they came; that of the lower loss on the stressed \
            validation images was released.

            | last layers | loss of the ensemble | |
            |---|---|---|
            """,
            tuning(facts.tails().size())));
    for (TailFacts.Candidate candidate : facts.candidates()) {
      String released = candidate.layers().equals(facts.layers()) ? "released" : "";
      text.append(
          "| %s | %s | %s |\n"
              .formatted(candidate.layers(), ModelCard.number(candidate.stressedLoss()), released));
    }
    text.append("\n| trained | seed | loss before calibration | epoch |\n|---|---|---|---|\n");
    rows(text, "last layers", facts.tails());
    rows(text, "head of pneumonia", facts.released().pneumonia());
    rows(text, "head of viral", facts.released().viral());
    return text.append("\n").toString();
  }

  private static String tuning(int seeds) {
    return seeds == 1
        ? "below a head that had been trained before"
        : "with %d seeds, each below a head that had been trained before, and averaged weight by"
                .formatted(seeds)
            + " weight (Wortsman et al., Model soups, ICML 2022)";
  }

  private static void rows(StringBuilder text, String trained, List<TailFacts.Seed> seeds) {
    for (TailFacts.Seed seed : seeds) {
      text.append(
          "| %s | %d | %s | %d of %d |\n"
              .formatted(
                  trained,
                  seed.seed(),
                  ModelCard.number(seed.stressedLoss()),
                  seed.chosenEpoch(),
                  seed.epochs()));
    }
  }

  /** The charts of training. */
  String charts() {
    // Models made before their command was written down have no other chart.
    if (!model.provenance().containsKey("command")) {
      return "`loss.svg`";
    }
    return tail.isPresent()
        ? "`loss.svg` and `accuracy.svg` of the last layers, `head-loss.svg` and"
            + " `head-accuracy.svg` of the heads"
        : "`loss.svg`, `accuracy.svg`";
  }

  /** Commands that make the model again. */
  String commands() {
    if (isOfFeedback()) {
      return "A run of the training service made it from stored features, none of which can be had"
          + " from outside; the same features give the same tail.\n";
    }
    return """
        FILE holds the network's first weights, FOLDER the data set.
        ```
        %s./hilum %s FOLDER --trunk %s --out models/%s --seed %s --variants %s
        ```
        """
        .formatted(
            trunk.commands(),
            model.provenance().getOrDefault("command", HeadTraining.COMMAND),
            trunk.folder(),
            model.modelVersion(),
            model.provenance().get("seed"),
            model.provenance().get("variants"));
  }
}
