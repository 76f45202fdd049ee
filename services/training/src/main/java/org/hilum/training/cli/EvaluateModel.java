package org.hilum.training.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hilum.network.EngineSettings;
import org.hilum.network.ModelDescription;
import org.hilum.network.ModelDirectory;
import org.hilum.network.ScreenedImage;
import org.hilum.network.ScreeningEngine;
import org.hilum.training.data.ImageSet;
import org.hilum.training.data.LabelledImage;
import org.hilum.training.evaluate.Evaluation;
import org.hilum.training.evaluate.Outcome;
import org.hilum.training.evaluate.TestSetLedger;
import org.hilum.training.features.Batches;
import org.hilum.training.features.NetworkInput;
import org.hilum.training.release.ModelFolder;

/**
 * {@code evaluate}: the model as the workers run it, on a split that it has not seen.
 *
 * @param model folder of the model
 * @param data folder of the data set
 * @param split the split to judge
 * @param ledger list of looks at the test split
 * @param isRepetitionMeant a tail may be judged on a test split once more
 */
record EvaluateModel(
    ModelFolder model, Path data, String split, TestSetLedger ledger, boolean isRepetitionMeant) {
  private static final Set<String> OPTIONS = Set.of("model", "data", "split", "ledger");
  private static final String LOCKED = "test";
  private static final long BOOTSTRAP_SEED = 1;

  static EvaluateModel parse(List<String> arguments) {
    CommandLine line = CommandLine.parse(arguments, OPTIONS, Set.of("again"));
    if (!line.words().isEmpty()) {
      throw new UsageException("evaluate takes options only, not " + line.words());
    }
    ModelFolder model = new ModelFolder(line.path("model"));
    String ledger = model.models().resolve("test-set-ledger.csv").toString();
    return new EvaluateModel(
        model,
        line.path("data"),
        line.text("split", LOCKED),
        new TestSetLedger(Path.of(line.text("ledger", ledger))),
        line.has("again"));
  }

  int run(PrintStream out, PrintStream err) {
    ImageSet images = ImageSet.read(data.resolve(split));
    ModelDirectory directory = ModelDirectory.open(model.path());
    ModelDescription description = directory.description();
    long looks = split.equals(LOCKED) ? ledger.looks(description.tailDigest(), images.digest()) : 0;
    if (looks > 0 && !isRepetitionMeant) {
      err.printf(
          "tail %s was judged on this test split before; --again judges it once more and counts%n",
          description.tailDigest());
      return 1;
    }
    List<Outcome> outcomes = outcomes(directory, images);
    Evaluation evaluation = Evaluation.of(outcomes, description.threshold(), BOOTSTRAP_SEED);
    if (split.equals(LOCKED)) {
      ledger.append(look(description, images, evaluation, looks));
    }
    Figures.print(out, split, evaluation);
    model.add(split, evaluation, outcomes, description);
    return 0;
  }

  private static TestSetLedger.Look look(
      ModelDescription description, ImageSet images, Evaluation evaluation, long looksBefore) {
    return new TestSetLedger.Look(
        LocalDate.now(),
        description.modelVersion(),
        description.tailDigest(),
        images.digest(),
        evaluation.all().accuracy(),
        evaluation.all().auc(),
        looksBefore == 0 ? "release candidate" : "look " + (looksBefore + 1) + " at this tail");
  }

  private static List<Outcome> outcomes(ModelDirectory directory, ImageSet images) {
    try (ScreeningEngine engine = ScreeningEngine.open(directory, EngineSettings.standard())) {
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
          new Outcome(image.patient(), image.isPneumonia(), said.probability(), said.unlikeness()));
    }
    return outcomes;
  }
}
