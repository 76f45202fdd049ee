package org.hilum.training.release;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hilum.network.ModelDescription;
import org.hilum.network.ModelDirectory;
import org.hilum.network.TailWeights;
import org.hilum.network.weights.Digest;
import org.hilum.network.weights.PackedTrunk;
import org.hilum.training.chart.LearningCurves;
import org.hilum.training.evaluate.Outcome;
import org.hilum.training.evaluate.Report;
import org.hilum.training.features.TrunkFolder;

/**
 * The folder {@code models/<name>/<version>} of a model, with its trunk in {@code models/trunks}.
 */
public final class ModelFolder {
  private static final String CARD = "MODEL_CARD.md";

  private final Path path;

  public ModelFolder(Path path) {
    this.path = path.toAbsolutePath().normalize();
    if (this.path.getNameCount() < 3) {
      throw new IllegalArgumentException("expected models/<name>/<version>, not " + path);
    }
  }

  public Path path() {
    return path;
  }

  /** {@code <name>/<version>}. */
  public String modelVersion() {
    return path.getParent().getFileName() + "/" + path.getFileName();
  }

  /** The folder of all models. */
  public Path models() {
    return path.getParent().getParent();
  }

  /** A released model never changes; a new one needs a new version. */
  public boolean exists() {
    return Files.exists(path);
  }

  /** Copies the trunk to where the model expects it, then writes tail, description and card. */
  public void write(TailWeights tail, ModelDescription description, TrunkFolder trunk) {
    copy(trunk.trunkFile(), trunkFolder(description).resolve(PackedTrunk.FILE_NAME));
    Path facts = trunk.folder().resolve(TrunkFolder.DESCRIPTION);
    if (Files.exists(facts)) {
      copy(facts, trunkFolder(description).resolve(TrunkFolder.DESCRIPTION));
    }
    ModelDirectory.write(models(), description, tail);
    write(CARD, ModelCard.of(description));
  }

  private Path trunkFolder(ModelDescription description) {
    return models().resolve("trunks").resolve(Digest.abbreviated(description.trunkDigest()));
  }

  private static void copy(Path file, Path target) {
    if (Files.exists(target)) {
      return;
    }
    try {
      Files.createDirectories(target.getParent());
      Files.copy(file, target);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot copy %s to %s".formatted(file, target), e);
    }
  }

  public void drawTraining(Training training, List<Outcome> stressed) {
    training.curves().forEach(this::draw);
    write("validation-roc.svg", Charts.roc("ROC, stressed validation", stressed));
    write(
        "validation-reliability.svg",
        Charts.reliability("Reliability, stressed validation", stressed));
  }

  private void draw(String name, LearningCurves curves) {
    List<LearningCurves> alone = List.of(curves);
    write(name + "loss.svg", curves.loss(LearningCurves.lossAxis(alone)).svg());
    write(name + "accuracy.svg", curves.accuracy(LearningCurves.accuracyAxis(alone)).svg());
  }

  /** A split of that name, but of other images, was evaluated before, as by another hospital. */
  public boolean tellsOfOtherImages(Report report) {
    Path file = path.resolve(evaluationOf(report.split()));
    if (Files.notExists(file)) {
      return false;
    }
    try {
      return !ReportFile.splitDigest(Files.readAllBytes(file)).equals(report.splitDigest());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private static String evaluationOf(String split) {
    return "evaluation-" + split + ".json";
  }

  /** Adds what an evaluation found: figures, charts, description and card. */
  public void add(Report report, List<Outcome> outcomes) {
    String data = report.split();
    write(evaluationOf(data), ReportFile.json(report));
    write(data + "-roc.svg", Charts.roc("ROC, " + data + " split", outcomes));
    write(
        data + "-pr.svg",
        Charts.precisionRecall("Precision and recall, " + data + " split", outcomes));
    write(
        data + "-confusion.svg",
        Charts.confusion("Images of the " + data + " split", report.own().all()));
    Map<String, Object> metrics = new LinkedHashMap<>(report.model().metrics());
    DescriptionFile.add(metrics, data, report.own(), report.threeClass());
    ModelDescription after = withMetrics(report.model(), metrics);
    write("model.json", DescriptionFile.write(after));
    write(CARD, ModelCard.of(after));
  }

  static ModelDescription withMetrics(ModelDescription model, Map<String, Object> metrics) {
    return new ModelDescription(
        model.modelVersion(),
        model.architecture(),
        model.trunkDigest(),
        model.tailDigest(),
        model.preprocessing(),
        model.calibration(),
        model.subtype(),
        model.threshold(),
        model.unlikenessLimit(),
        model.scope(),
        model.provenance(),
        metrics);
  }

  private void write(String name, String text) {
    write(name, text.getBytes(UTF_8));
  }

  private void write(String name, byte[] bytes) {
    try {
      Files.createDirectories(path);
      Files.write(path.resolve(name), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + path.resolve(name), e);
    }
  }
}
