package org.hilum.training.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hilum.training.data.ImageSet;
import org.hilum.training.data.LearningSplit;
import org.hilum.training.features.FeatureStore;
import org.hilum.training.features.ImageView;
import org.hilum.training.features.TrunkFolder;
import org.hilum.training.gate.PolicyFile;
import org.hilum.training.simulate.Simulation;
import org.hilum.training.simulate.SimulationFile;
import org.hilum.training.simulate.SimulationReport;
import org.hilum.training.simulate.SimulationResult;
import org.hilum.training.simulate.SimulationTable;
import org.hilum.training.simulate.SourceViews;
import org.hilum.training.simulate.World;
import org.hilum.training.train.LabelledFeatures;

/**
 * {@code simulate}: a year of the learning loop with readers that err, on the images that a data
 * set has for learning.
 *
 * @param images folder of the data set; its test images are not looked at
 * @param out folder of the report
 * @param json where figures go for machines
 * @param work where features are kept
 * @param seed of patients, stream, readers and training
 */
record SimulateYear(
    Path images, Path out, Optional<Path> json, TrunkFolder trunk, Path work, long seed) {
  private static final Set<String> OPTIONS = Set.of("out", "json", "work", "trunk", "seed");

  /** Views do not change with the seed of a year: they take hours. */
  private static final long VIEWS = 1;

  private static final int LATER = 2;

  static SimulateYear parse(List<String> arguments) {
    CommandLine line = CommandLine.parse(arguments, OPTIONS, Set.of());
    if (line.words().size() != 1) {
      throw new UsageException("expected one FOLDER, not " + line.words());
    }
    return new SimulateYear(
        Path.of(line.words().get(0)),
        line.path("out"),
        line.optionalPath("json"),
        new TrunkFolder(line.optionalPath("trunk").orElseGet(StudyCommand::shippedTrunk)),
        Path.of(line.text("work", ".hilum/features")),
        line.number("seed", 1));
  }

  int run(PrintStream print) {
    if (Files.exists(out) && !Files.isDirectory(out)) {
      throw new UsageException(out + " is a file; --out needs a folder");
    }
    World world = World.standard(PolicyFile.read(Optional.empty()));
    SimulationResult result = new Simulation(world, seed, print).run(read(print));
    Path page = out.resolve("report.html");
    write(page, SimulationReport.html(result).getBytes(UTF_8));
    json.ifPresent(file -> write(file, SimulationFile.json(result)));
    print.print(SimulationTable.of(result));
    print.printf("report: %s%n", page);
    return 0;
  }

  private SourceViews read(PrintStream print) {
    LearningSplit split = LearningSplit.read(images).withBothClasses();
    print.printf("learning images: %s%n", split.training().plus(split.validation()).inWords());
    ImageSet all = split.training();
    try (FeatureStore store = FeatureStore.open(trunk, work, VIEWS, all, print)) {
      return new SourceViews(
          all.images(),
          store.extract(all, ImageView.plain()),
          store.extract(all, ImageView.altered(VIEWS, LATER)),
          List.of(
              store.extract(all, ImageView.altered(VIEWS, 0)),
              store.extract(all, ImageView.altered(VIEWS, 1))),
          List.of(
              stressed(split.validation(), ImageView.stressed(VIEWS), store),
              stressed(split.validation(), ImageView.alteredAfresh(VIEWS), store)));
    }
  }

  private static LabelledFeatures stressed(ImageSet images, ImageView view, FeatureStore store) {
    return new LabelledFeatures(store.extract(images, view), images.images());
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
