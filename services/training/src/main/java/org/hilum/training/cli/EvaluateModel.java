package org.hilum.training.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hilum.network.ModelDescription;
import org.hilum.network.ModelDirectory;
import org.hilum.training.data.ColumnValues;
import org.hilum.training.data.ImageSet;
import org.hilum.training.data.Manifest;
import org.hilum.training.evaluate.Breakdown;
import org.hilum.training.evaluate.Comparison;
import org.hilum.training.evaluate.Evaluation;
import org.hilum.training.evaluate.FindingEvaluation;
import org.hilum.training.evaluate.FindingOutcome;
import org.hilum.training.evaluate.OperatingPoint;
import org.hilum.training.evaluate.Outcome;
import org.hilum.training.evaluate.Report;
import org.hilum.training.evaluate.TestSetLedger;
import org.hilum.training.release.ModelFolder;
import org.hilum.training.release.ReportFile;

/**
 * {@code evaluate}: the model as the workers run it, on a split that it has not seen.
 *
 * @param model folder of the model
 * @param against folder of the model to compare it with
 * @param judged the split to judge
 * @param isRepetitionMeant a tail may be judged on a test split once more
 * @param costRatio false alarms that cost as much as one missed pneumonia
 * @param values of the images, by which figures are broken down
 * @param json where figures go for machines
 */
record EvaluateModel(
    ModelFolder model,
    Optional<ModelFolder> against,
    JudgedSplit judged,
    boolean isRepetitionMeant,
    long costRatio,
    Optional<ColumnValues> values,
    Optional<Path> json) {
  private static final Set<String> OPTIONS =
      Set.of("model", "against", "data", "split", "ledger", "manifest", "by", "cost-ratio", "json");
  private static final long BOOTSTRAP_SEED = 1;

  static EvaluateModel parse(List<String> arguments) {
    CommandLine line = CommandLine.parse(arguments, OPTIONS, Set.of("again"));
    if (!line.words().isEmpty()) {
      throw new UsageException("evaluate takes options only, not " + line.words());
    }
    ModelFolder model = line.model("model");
    Path data = line.path("data");
    long costRatio = line.number("cost-ratio", OperatingPoint.DEFAULT_COST_RATIO);
    if (costRatio < 1) {
      throw new UsageException("--cost-ratio must be 1 or more, is " + costRatio);
    }
    if (line.has("by") && !line.has("manifest")) {
      throw new UsageException("--by needs --manifest");
    }
    Optional<ModelFolder> against = against(line, model);
    String ledger = model.models().resolve("test-set-ledger.csv").toString();
    String split = split(line);
    ImageSet read = ImageSet.read(data.resolve(split));
    Optional<Manifest> manifest = line.optionalPath("manifest").map(Manifest::read);
    ImageSet images = manifest.map(table -> table.withFindings(split, read)).orElse(read);
    return new EvaluateModel(
        model,
        against,
        new JudgedSplit(split, images, new TestSetLedger(Path.of(line.text("ledger", ledger)))),
        line.has("again"),
        costRatio,
        manifest
            .filter(table -> line.has("by"))
            .map(table -> table.valuesOf(line.text("by", ""), split, images)),
        line.optionalPath("json"));
  }

  /** A path such as {@code test/.} would reach the locked images without counting. */
  private static String split(CommandLine line) {
    String split = line.text("split", JudgedSplit.LOCKED);
    if (!split.matches("[\\w-]+")) {
      throw new UsageException("--split must be the name of a folder, is '" + split + "'");
    }
    return split;
  }

  private static Optional<ModelFolder> against(CommandLine line, ModelFolder model) {
    Optional<ModelFolder> against = line.optionalPath("against").map(CommandLine::model);
    if (against.filter(other -> other.path().equals(model.path())).isPresent()) {
      throw new UsageException("--against needs another model than --model");
    }
    return against;
  }

  int run(PrintStream out, PrintStream err) {
    ModelDirectory directory = ModelDirectory.open(model.path());
    Optional<ModelDirectory> other = against.map(folder -> ModelDirectory.open(folder.path()));
    for (ModelDirectory each : Stream.concat(Stream.of(directory), other.stream()).toList()) {
      if (judged.looks(each.description()) > 0 && !isRepetitionMeant) {
        err.printf(
            "tail %s was judged on this test split before; --again judges it once more and counts%n",
            each.description().tailDigest());
        return 1;
      }
    }
    List<JudgedSplit.Judged> said = judged.judge(directory);
    List<Outcome> outcomes = outcomes(said);
    List<FindingOutcome> findings =
        said.stream().flatMap(image -> image.finding().stream()).toList();
    Report report = report(directory.description(), outcomes, findings, other);
    judged.note(report.model(), report.own().all());
    report
        .contest()
        .ifPresent(contest -> judged.note(contest.against(), contest.comparison().second()));
    new ReportLines(out).print(report);
    if (model.tellsOfOtherImages(report)) {
      out.printf(
          "the card of %s tells of another %s split and stays as it is; --json keeps these figures%n",
          model.modelVersion(), report.split());
    } else {
      model.add(report, outcomes);
    }
    json.ifPresent(file -> write(file, ReportFile.json(report)));
    return 0;
  }

  private static List<Outcome> outcomes(List<JudgedSplit.Judged> said) {
    return said.stream().map(JudgedSplit.Judged::outcome).toList();
  }

  private Report report(
      ModelDescription description,
      List<Outcome> outcomes,
      List<FindingOutcome> findings,
      Optional<ModelDirectory> other) {
    OperatingPoint point = pointOf(description);
    return new Report(
        description,
        judged.name(),
        judged.images().digest(),
        point,
        BOOTSTRAP_SEED,
        Evaluation.of(outcomes, point, BOOTSTRAP_SEED),
        Evaluation.of(outcomes, point.atHalf(), BOOTSTRAP_SEED),
        FindingEvaluation.of(findings, BOOTSTRAP_SEED),
        values.map(column -> Breakdown.of(column, outcomes, point, BOOTSTRAP_SEED)),
        other.map(directory -> contest(outcomes, point, directory)));
  }

  private Report.Contest contest(
      List<Outcome> outcomes, OperatingPoint point, ModelDirectory other) {
    ModelDescription description = other.description();
    return new Report.Contest(
        description,
        Comparison.of(
            outcomes, point, outcomes(judged.judge(other)), pointOf(description), BOOTSTRAP_SEED));
  }

  private OperatingPoint pointOf(ModelDescription description) {
    return new OperatingPoint(description.threshold(), costRatio);
  }

  private static void write(Path file, byte[] bytes) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }
}
