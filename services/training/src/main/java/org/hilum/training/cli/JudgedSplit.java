package org.hilum.training.cli;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hilum.network.EngineSettings;
import org.hilum.network.ModelDescription;
import org.hilum.network.ModelDirectory;
import org.hilum.network.ScreenedImage;
import org.hilum.network.ScreeningEngine;
import org.hilum.training.data.ImageSet;
import org.hilum.training.data.LabelledImage;
import org.hilum.training.evaluate.FindingOutcome;
import org.hilum.training.evaluate.Metrics;
import org.hilum.training.evaluate.Outcome;
import org.hilum.training.evaluate.TestSetLedger;
import org.hilum.training.features.Batches;
import org.hilum.training.features.NetworkInput;

/** A split on which models are judged as the workers run them. Each look at a locked one counts. */
record JudgedSplit(String name, ImageSet images, TestSetLedger ledger) {
  static final String LOCKED = "test";

  /** Looks that this model's tail has had at a locked split. */
  long looks(ModelDescription model) {
    return name.equals(LOCKED) ? ledger.looks(model.tailDigest(), images.digest()) : 0;
  }

  /**
   * What a model said of an image, and what the image shows.
   *
   * @param finding present if the model tells the causes and that of the image is known
   */
  record Judged(Outcome outcome, Optional<FindingOutcome> finding) {}

  /** One for each image, in their order. */
  List<Judged> judge(ModelDirectory model) {
    return judge(images, model);
  }

  /** What a model says of images as the workers run it, whatever becomes of that. */
  static List<Judged> judge(ImageSet images, ModelDirectory model) {
    try (ScreeningEngine engine = ScreeningEngine.open(model, EngineSettings.standard())) {
      return Batches.map(images.images(), engine.threads(), batch -> judge(engine, batch));
    }
  }

  private static List<Judged> judge(ScreeningEngine engine, List<LabelledImage> batch) {
    List<ScreenedImage> screened = engine.screen(batch.stream().map(NetworkInput::of).toList());
    return IntStream.range(0, screened.size())
        .mapToObj(i -> judged(batch.get(i), screened.get(i)))
        .toList();
  }

  private static Judged judged(LabelledImage image, ScreenedImage said) {
    return new Judged(
        new Outcome(
            image.patient(),
            image.isPneumonia(),
            said.logit(),
            said.probability(),
            said.unlikeness()),
        said.findings()
            .filter(findings -> image.finding().isSpecified())
            .map(FindingOutcome::said)
            .map(finding -> new FindingOutcome(image.patient(), image.finding(), finding)));
  }

  /** Adds a line to the ledger if the split is locked. */
  void note(ModelDescription model, Metrics seen) {
    if (!name.equals(LOCKED)) {
      return;
    }
    long before = looks(model);
    ledger.append(
        new TestSetLedger.Look(
            LocalDate.now(),
            model.modelVersion(),
            model.tailDigest(),
            images.digest(),
            seen.figure("accuracy"),
            seen.figure("auc"),
            before == 0 ? "release candidate" : "look " + (before + 1) + " at this tail"));
  }
}
