package org.hilum.training.cli;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.hilum.network.EngineSettings;
import org.hilum.network.ModelDescription;
import org.hilum.network.ModelDirectory;
import org.hilum.network.ScreenedImage;
import org.hilum.network.ScreeningEngine;
import org.hilum.training.data.ImageSet;
import org.hilum.training.data.LabelledImage;
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

  List<Outcome> outcomes(ModelDirectory model) {
    try (ScreeningEngine engine = ScreeningEngine.open(model, EngineSettings.standard())) {
      return Batches.map(images.images(), engine.threads(), batch -> judge(engine, batch));
    }
  }

  private static List<Outcome> judge(ScreeningEngine engine, List<LabelledImage> batch) {
    List<ScreenedImage> screened = engine.screen(batch.stream().map(NetworkInput::of).toList());
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < screened.size(); i++) {
      LabelledImage image = batch.get(i);
      ScreenedImage said = screened.get(i);
      outcomes.add(
          new Outcome(
              image.patient(),
              image.isPneumonia(),
              said.logit(),
              said.probability(),
              said.unlikeness()));
    }
    return outcomes;
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
