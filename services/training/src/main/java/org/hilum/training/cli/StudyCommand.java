package org.hilum.training.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hilum.network.Preprocessing;
import org.hilum.training.audit.KeptAudit;
import org.hilum.training.data.DataSet;
import org.hilum.training.data.ImageSet;
import org.hilum.training.evaluate.TestSetLedger;
import org.hilum.training.features.TrunkFolder;
import org.hilum.training.release.HeadRelease;
import org.hilum.training.report.Provenance;
import org.hilum.training.report.StudyReport;
import org.hilum.training.study.Ensembles;
import org.hilum.training.study.MeasureFigures;
import org.hilum.training.study.Measures;
import org.hilum.training.study.RunFolder;
import org.hilum.training.study.RunWeights;
import org.hilum.training.study.Study;
import org.hilum.training.study.StudyData;
import org.hilum.training.study.StudyFigures;
import org.hilum.training.study.StudyLedger;
import org.hilum.training.study.StudyResults;
import org.hilum.training.study.StudySet;

/**
 * {@code study}: several systems, each trained with several seeds on the same images.
 *
 * @param images folder of the data set
 * @param out folder of runs and report
 * @param manifest table of the images
 * @param trunk packed trunk and initial tail
 * @param work where features are kept
 * @param seeds how many runs each system has
 * @param variants altered views of each training image
 * @param ledger list of looks at the test images
 * @param command as the user gave it
 */
record StudyCommand(
    Path images,
    Path out,
    Optional<Path> manifest,
    TrunkFolder trunk,
    Path work,
    int seeds,
    int variants,
    Path ledger,
    String command) {
  private static final Set<String> OPTIONS =
      Set.of("out", "manifest", "seeds", "variants", "trunk", "work", "ledger");

  static StudyCommand parse(List<String> arguments) {
    CommandLine line = CommandLine.parse(arguments, OPTIONS, Set.of());
    if (line.words().size() != 1) {
      throw new UsageException("expected one FOLDER, not " + line.words());
    }
    Path out = line.path("out");
    int seeds = line.count("seeds", 5);
    int variants = line.count("variants", 2);
    return new StudyCommand(
        Path.of(line.words().get(0)),
        out,
        line.optionalPath("manifest"),
        new TrunkFolder(line.optionalPath("trunk").orElseGet(StudyCommand::shippedTrunk)),
        Path.of(line.text("work", ".hilum/features")),
        seeds,
        variants,
        line.optionalPath("ledger").orElseGet(() -> out.resolve("test-set-ledger.csv")),
        "./hilum study " + String.join(" ", arguments));
  }

  /** The one that knows photographs: a trunk adapted to X-rays is no start for the study. */
  static Path shippedTrunk() {
    Path trunks = Path.of(System.getProperty("hilum.home", "."), "models", "trunks");
    List<Path> folders = List.of();
    if (Files.isDirectory(trunks)) {
      try (Stream<Path> entries = Files.list(trunks)) {
        folders =
            entries
                .filter(Files::isDirectory)
                .filter(folder -> Files.notExists(folder.resolve(TrunkFolder.DESCRIPTION)))
                .toList();
      } catch (IOException e) {
        throw new UncheckedIOException("cannot list " + trunks, e);
      }
    }
    if (folders.size() != 1) {
      throw new UsageException(
          "--trunk is missing, and %s holds %d imported trunks".formatted(trunks, folders.size()));
    }
    return folders.get(0);
  }

  int run(PrintStream print) {
    if (Files.exists(out) && !Files.isDirectory(out)) {
      throw new UsageException(out + " is a file; --out needs a folder");
    }
    DataSet all =
        manifest.map(file -> DataSet.read(images, file)).orElseGet(() -> DataSet.read(images));
    StudyData data = StudyData.of(all, variants);
    print.printf("training: %s%n", data.split().training().inWords());
    print.printf("validation: %s%n", data.split().validation().inWords());
    print.printf("test: %s%n", test(data).inWords());
    List<String> findings = new KeptAudit(out.resolve("audit"), print).findings(all, manifest);
    findings.forEach(finding -> print.printf("- %s%n", finding));
    RunFolder runs = new RunFolder(runs(), facts(data), print);
    StudySystems set = StudySystems.of(data, trunk, work, new RunWeights(runs()), print);
    StudyResults trained = new Study(set.systems(), seeds, runs, print).run(data.images());
    StudyResults measured =
        new Study(set.measures().systems(), Measures.SEEDS, runs, print).run(data.images());
    print.printf("runs: %s%n", runs());
    StudyResults results = new Ensembles(runs).joining(trained);
    StudyFigures figures = StudyFigures.of(results);
    List<MeasureFigures> measures = set.measures().judged(measured);
    // Before anybody sees a figure.
    note(figures, measures, new StudyLedger(new TestSetLedger(ledger), runs, test(data).digest()));
    new StudyReport(
            results, figures, data.split(), provenance(), findings, measures, set.heatMaps())
        .write(out);
    print.print(new SystemTable(figures).text());
    print.printf("looks at the test images: %s%n", ledger);
    print.printf("report: %s%n", out.resolve("report.html"));
    return 0;
  }

  private Path runs() {
    return out.resolve("runs");
  }

  private static void note(StudyFigures figures, List<MeasureFigures> measures, StudyLedger looks) {
    looks.note(
        Stream.concat(figures.systems().stream(), measures.stream().map(MeasureFigures::test))
            .flatMap(system -> system.runs().stream())
            .toList());
  }

  private Provenance provenance() {
    Map<String, String> digests = new LinkedHashMap<>();
    digests.put("Trunk", trunk.digest());
    digests.put("Last layers", trunk.layersDigest());
    return new Provenance(HeadRelease.codeVersion(), command, LocalDate.now(), digests);
  }

  private static ImageSet test(StudyData data) {
    return data.sets().get(StudySet.TEST).images();
  }

  private Map<String, String> facts(StudyData data) {
    Map<String, String> facts = new LinkedHashMap<>(data.facts());
    facts.put("trunk", trunk.digest());
    facts.put("last layers", trunk.layersDigest());
    facts.put("preprocessing", Preprocessing.NAME);
    return facts;
  }
}
