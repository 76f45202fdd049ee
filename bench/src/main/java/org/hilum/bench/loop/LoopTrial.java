package org.hilum.bench.loop;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hilum.bench.measure.Chatter;
import org.hilum.network.Features;
import org.hilum.network.ModelDescription;
import org.hilum.network.ModelDirectory;
import org.hilum.network.weights.Digest;
import org.hilum.servers.FileTree;
import org.hilum.training.data.ColumnValues;
import org.hilum.training.data.Finding;
import org.hilum.training.data.PatientSplit;
import org.hilum.training.evaluate.OperatingPoint;
import org.hilum.training.evaluate.Outcome;
import org.hilum.training.feedback.FeedbackAnswers;
import org.hilum.training.feedback.FeedbackFolder;
import org.hilum.training.feedback.FeedbackPlan;
import org.hilum.training.feedback.FeedbackTraining;
import org.hilum.training.finetune.TailSettings;
import org.hilum.training.gate.Answers;
import org.hilum.training.gate.Criteria;
import org.hilum.training.gate.Judged;
import org.hilum.training.gate.PolicyFile;
import org.hilum.training.gate.PromotionPolicy;
import org.hilum.training.snapshot.Example;

/**
 * A run with a hundred reviewed images beside base data. Runs in a JVM of its own on the trainer's
 * class path, as a run does. Argument: model directory.
 */
final class LoopTrial {
  private static final int REVIEWED = 100;
  private static final String CANDIDATE = "drawn/1";

  private final DrawnTrunk outputs = new DrawnTrunk();
  private final PromotionPolicy policy = PolicyFile.read(Optional.empty());
  private final ModelDirectory champion;
  private final FeedbackFolder folder;
  private final Path work;

  private LoopTrial(ModelDirectory champion, Path work) {
    this.champion = champion;
    this.work = work;
    folder = new FeedbackFolder(work.resolve("run"));
  }

  public static void main(String[] arguments) throws IOException {
    Chatter.silence();
    Path work = Files.createTempDirectory("hilum-bench-loop");
    try {
      new LoopTrial(ModelDirectory.open(Path.of(arguments[0])), work).run(Path.of(arguments[0]));
    } finally {
      FileTree.delete(work);
    }
  }

  private void run(Path model) throws IOException {
    prepare(model);
    StepClock clock = new StepClock();
    new FeedbackTraining(folder, new PrintStream(clock, true, UTF_8)).run();
    clock.begin("gate");
    FeedbackAnswers answers = folder.answers().orElseThrow();
    Criteria.of(policy)
        .rule(
            new Answers(
                judged(folder.model(CANDIDATE).path(), answers.candidate()),
                judged(model, answers.champion()),
                List.of(new ColumnValues("source", answers.sources())),
                answers.sentinels()),
            Optional.empty());
    clock.print();
  }

  private static Judged judged(Path model, List<Outcome> outcomes) {
    return new Judged(outcomes, OperatingPoint.of(ModelDirectory.describe(model).threshold()));
  }

  private void prepare(Path model) throws IOException {
    ModelDescription description = champion.description();
    copy(model, folder.model(description.modelVersion()).path());
    copy(champion.trunkFile().getParent(), folder.trunk(description.trunkDigest()).folder());
    List<Example> examples =
        IntStream.range(0, REVIEWED).mapToObj(n -> example(n, description)).toList();
    folder.write(
        new FeedbackPlan(
            CANDIDATE,
            description.modelVersion(),
            description.trunkDigest(),
            "drawn",
            policy.digest(),
            examples,
            List.of(),
            Optional.of(DrawnBase.keep(work, folder.trunk(description.trunkDigest()), outputs)),
            TailSettings.brief(),
            1));
  }

  private Example example(int number, ModelDescription description) {
    String imageId = Digest.of(("drawn " + number).getBytes(UTF_8));
    boolean isPneumonia = number % 2 == 0;
    folder.keepFeatures(imageId, outputs.output(imageId, isPneumonia));
    return new Example(
        imageId,
        imageId,
        PatientSplit.of(imageId),
        isPneumonia ? Finding.BACTERIAL : Finding.NORMAL,
        1,
        Features.objectKey(imageId, description.trunkDigest()),
        "drawn");
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    List<Path> files = new ArrayList<>();
    try (Stream<Path> entries = Files.list(from)) {
      entries.filter(Files::isRegularFile).forEach(files::add);
    }
    for (Path file : files) {
      Files.copy(file, to.resolve(file.getFileName()));
    }
  }
}
