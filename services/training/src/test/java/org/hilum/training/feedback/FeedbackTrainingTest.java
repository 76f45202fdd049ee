package org.hilum.training.feedback;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hilum.network.Features;
import org.hilum.network.ModelDescription;
import org.hilum.network.ModelDirectory;
import org.hilum.network.layers.LayerTable;
import org.hilum.network.layers.TrunkCut;
import org.hilum.training.data.Finding;
import org.hilum.training.data.ImageSet;
import org.hilum.training.data.Label;
import org.hilum.training.data.LabelledImage;
import org.hilum.training.data.LearningSplit;
import org.hilum.training.data.PatientSplit;
import org.hilum.training.data.Split;
import org.hilum.training.data.UnusableDataException;
import org.hilum.training.evaluate.Metrics;
import org.hilum.training.evaluate.OperatingPoint;
import org.hilum.training.evaluate.Outcome;
import org.hilum.training.features.ImageView;
import org.hilum.training.features.TrunkCache;
import org.hilum.training.features.TrunkNetwork;
import org.hilum.training.finetune.DrawnOutputs;
import org.hilum.training.finetune.FailingPrint;
import org.hilum.training.snapshot.Example;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The trunk of these runs is a few letters: a run that asked it for anything would fail. */
class FeedbackTrainingTest {
  private static final List<Example> EXAMPLES = new ArrayList<>();

  static {
    EXAMPLES.addAll(DrawnLoop.examples("a", Split.TRAIN, 8));
    EXAMPLES.addAll(DrawnLoop.examples("a", Split.VALIDATION, 4));
    EXAMPLES.addAll(DrawnLoop.examples("a", Split.TEST, 4));
  }

  @TempDir Path folder;

  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private final PrintStream print = new PrintStream(output, true, UTF_8);
  private Path data;

  @BeforeEach
  void namesTheBaseData() {
    data = folder.resolve("data");
  }

  @Test
  void makesTheSameTailOfTheSameInputsEvenIfItWasKilled() {
    FeedbackFolder whole = planned("whole", EXAMPLES, Optional.empty());
    new FeedbackTraining(whole, print).run();
    assertThat(output.toString(UTF_8)).contains("progress: tune the last layers: 1.0000 done");
    FeedbackFolder killed = planned("killed", EXAMPLES, Optional.empty());
    assertThatThrownBy(
            () ->
                new FeedbackTraining(killed, FailingPrint.at("fine-tuned layers: stressed", output))
                    .run())
        .hasMessage("power");
    assertThat(killed.answers()).isEmpty();
    output.reset();

    new FeedbackTraining(killed, print).run();

    assertThat(output.toString(UTF_8))
        .contains("last layers, seed 1: was there", "released: ")
        .doesNotContain("seed 1, epoch");
    ModelDescription made = description(whole);
    assertThat(description(killed).tailDigest()).isEqualTo(made.tailDigest());
    assertThat(killed.answers()).isEqualTo(whole.answers());
    assertThat(made.trunkDigest()).isEqualTo(DrawnLoop.trunkDigest());
    assertThat(made.scope()).as("the champion's").isEqualTo(DrawnLoop.SCOPE);
    assertThat(made.provenance())
        .containsEntry("command", "train feedback")
        .containsEntry("snapshotDigest", "snapshot")
        .containsEntry("policyDigest", "policy")
        .containsEntry("trainingImages", 16)
        .containsEntry("validationImages", 8)
        .containsEntry("reviewedImages", 32)
        .containsKeys("trainingDigest", "validationDigest", "codeVersion");
    FeedbackAnswers answers = whole.answers().orElseThrow();
    assertThat(answers.sources()).hasSize(8).containsOnly(FeedbackAnswers.REVIEWED);
    assertThat(answers.sentinels()).hasSize(1);
    assertThat(auc(answers.candidate())).isGreaterThan(0.9);
    assertThat(auc(answers.champion())).isEqualTo(1);
    assertThat(answers.candidate())
        .extracting(Outcome::patient)
        .allMatch(patient -> PatientSplit.of(patient) == Split.TEST);
    assertThat(whole.model("loop/2").path().resolve("MODEL_CARD.md"))
        .content()
        .contains("reviewed images as they came", "A run of the training service made it");
  }

  @Test
  void learnsFromBaseDataThatWereKeptAndLeavesTheirImagesOut() throws IOException {
    BaseData base = keptBase();
    Example known = ofTheBase(Split.TRAIN);
    List<Example> examples = new ArrayList<>(EXAMPLES);
    examples.add(known);
    FeedbackFolder run = planned("based", examples, Optional.of(base));

    new FeedbackTraining(run, print).run();

    // Eight patients of each class for training, three for validation, four locked; and reviewed.
    assertThat(output.toString(UTF_8))
        .contains("training: 16 normal, 16 pneumonia", "validation: 7 normal, 7 pneumonia")
        .contains("locked: 8 normal, 8 pneumonia")
        .contains("left out, in the base data: " + known.imageId());
    FeedbackAnswers answers = run.answers().orElseThrow();
    assertThat(answers.inBase()).containsExactly(known.imageId());
    assertThat(answers.sources())
        .containsExactlyElementsOf(
            Stream.concat(
                    Collections.nCopies(8, FeedbackAnswers.BASE).stream(),
                    Collections.nCopies(8, FeedbackAnswers.REVIEWED).stream())
                .toList());
    LearningSplit split = LearningSplit.read(data);
    assertThat(description(run).provenance())
        .containsEntry("baseTrainingDigest", split.training().digest())
        .containsEntry("baseValidationDigest", split.validation().digest())
        .containsEntry("trainingImages", 32)
        .containsEntry("reviewedImages", 32)
        .hasEntrySatisfying(
            "data",
            name ->
                assertThat(name).asString().contains("Guangzhou", "reviewed at this installation"));
    // The causes of the base data's pneumonias are viral, those of the reviewed ones bacterial.
    assertThat(description(run).subtype()).isPresent();
  }

  @Test
  void saysWhatTheBaseDataLack() throws IOException {
    BaseData base = keptBase();
    BaseData otherwise = new BaseData(base.data(), base.work(), base.seed() + 1, 2);
    FeedbackFolder run = planned("lacking", EXAMPLES, Optional.of(otherwise));

    assertThatThrownBy(() -> new FeedbackTraining(run, print).run())
        .isInstanceOf(UnusableDataException.class)
        .hasMessageContaining("does not hold the view stressed of 6 images")
        .hasMessageContaining("./hilum train base");
  }

  @Test
  void refusesImagesOfOneClass() {
    List<Example> normal =
        EXAMPLES.stream().filter(example -> example.finding() == Finding.NORMAL).toList();
    FeedbackFolder run = planned("one", normal, Optional.empty());

    assertThatThrownBy(() -> new FeedbackTraining(run, print).run())
        .isInstanceOf(UnusableDataException.class)
        .hasMessageContaining("no training image shows PNEUMONIA");
    assertThat(run.model("loop/2").exists()).isFalse();
  }

  @Test
  void refusesWhenTheBaseDataHoldAllThatIsNotLocked() throws IOException {
    BaseData base = keptBase();
    List<Example> examples = new ArrayList<>(DrawnLoop.examples("a", Split.TEST, 4));
    examples.add(ofTheBase(Split.TRAIN));
    FeedbackFolder run = planned("known", examples, Optional.of(base));

    assertThatThrownBy(() -> new FeedbackTraining(run, print).run())
        .isInstanceOf(UnusableDataException.class)
        .hasMessageContaining("no reviewed image is left to learn from");
  }

  private FeedbackFolder planned(String name, List<Example> examples, Optional<BaseData> base) {
    return PlannedRun.in(folder.resolve(name), examples, base);
  }

  private static ModelDescription description(FeedbackFolder run) {
    return ModelDirectory.describe(run.model("loop/2").path());
  }

  private static double auc(List<Outcome> outcomes) {
    return Metrics.of(outcomes, OperatingPoint.of(0.5)).figure("auc");
  }

  /** Files that are no images: a run that decoded one would fail. */
  private BaseData keptBase() throws IOException {
    for (Label label : Label.values()) {
      writePatients("train", label, false, 8);
      writePatients("train", label, true, 3);
      writePatients("test", label, false, 4);
    }
    FeedbackFolder trunk = new FeedbackFolder(folder.resolve("trunk"));
    DrawnLoop.champion(trunk.models(), "loop/1");
    BaseData base = new BaseData(data, folder.resolve("work"), 5, 2);
    LearningSplit split = LearningSplit.read(data);
    TrunkCache cache =
        new TrunkCache(
            new TrunkNetwork(
                    trunk.trunk(DrawnLoop.trunkDigest()), TrunkCut.atEnd(LayerTable.resnet152v2()))
                .keptIn(base.work(), base.seed()),
            new DrawnOutputs(Features.CHANNELS, Features.SIDE * Features.SIDE),
            print);
    cache.table(split.training(), ImageView.altered(5, 0));
    cache.table(split.training(), ImageView.altered(5, 1));
    cache.table(split.training(), ImageView.plain());
    cache.table(split.validation(), ImageView.plain());
    cache.table(split.validation(), ImageView.stressed(5));
    cache.table(split.validation(), ImageView.alteredAfresh(5));
    cache.table(ImageSet.read(data.resolve("test")), ImageView.plain());
    return base;
  }

  private void writePatients(String split, Label label, boolean isForValidation, int count)
      throws IOException {
    Path into = Files.createDirectories(data.resolve(split).resolve(label.name()));
    List<String> names =
        IntStream.iterate(0, number -> number + 1)
            .mapToObj(number -> name(split, label, number))
            .filter(name -> isForValidation(name) == isForValidation)
            .limit(count)
            .toList();
    for (String name : names) {
      Files.writeString(into.resolve(name), name);
    }
  }

  private static String name(String split, Label label, int number) {
    int patient = number + (split.equals("test") ? 5000 : 0);
    return label == Label.NORMAL
        ? "IM-%04d-0001.jpeg".formatted(patient)
        : "person%d_virus_1.jpeg".formatted(patient);
  }

  private static boolean isForValidation(String name) {
    String patient = name.replaceAll("_.*|-0001.*", "");
    return PatientSplit.of(patient) == Split.VALIDATION;
  }

  /** A reviewed image that is one of the base data, there in another split. */
  private Example ofTheBase(Split split) {
    LabelledImage locked = ImageSet.read(data.resolve("test")).images().get(0);
    return new Example(
        locked.sha256(),
        "somebody",
        split,
        locked.finding(),
        1,
        Features.objectKey(locked.sha256(), DrawnLoop.trunkDigest()),
        "digest");
  }
}
