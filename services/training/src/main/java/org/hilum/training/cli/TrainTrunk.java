package org.hilum.training.cli;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.hilum.network.layers.LayerTable;
import org.hilum.network.layers.TrunkCut;
import org.hilum.network.weights.Digest;
import org.hilum.training.adapt.AdaptedTrunk;
import org.hilum.training.adapt.LearningRows;
import org.hilum.training.adapt.TrunkAdaptation;
import org.hilum.training.data.DataSet;
import org.hilum.training.data.LearningSplit;
import org.hilum.training.features.NetworkInput;
import org.hilum.training.features.TrunkCache;
import org.hilum.training.features.TrunkFolder;
import org.hilum.training.features.TrunkNetwork;
import org.hilum.training.features.ViewedImages;
import org.hilum.training.finetune.TailSettings;
import org.hilum.training.release.TrunkRelease;

/**
 * {@code train trunk}.
 *
 * @param images folder of the data set
 * @param manifest table of the images
 * @param trunk what the training starts from
 * @param cut everything behind it is trained
 * @param out folder of the new trunk
 * @param epochs at most
 * @param learningRate of the unlocked layers
 * @param seed of alterations and training
 * @param variants altered views of each training image
 * @param work where what passes the cut is kept
 */
record TrainTrunk(
    Path images,
    Optional<Path> manifest,
    TrunkFolder trunk,
    TrunkCut cut,
    Path out,
    int epochs,
    float learningRate,
    long seed,
    int variants,
    Path work) {
  private static final Set<String> OPTIONS =
      Set.of(
          "trunk",
          "from",
          "out",
          "epochs",
          "learning-rate",
          "seed",
          "variants",
          "manifest",
          "work");

  /**
   * @param table the network that the trunk is one of
   */
  static TrainTrunk parse(List<String> arguments, LayerTable table) {
    CommandLine line = CommandLine.parse(arguments, OPTIONS, Set.of());
    if (line.words().size() != 1) {
      throw new UsageException("expected one FOLDER, not " + line.words());
    }
    return new TrainTrunk(
        Path.of(line.words().get(0)),
        line.optionalPath("manifest"),
        new TrunkFolder(line.path("trunk")),
        cut(table, line.text("from")),
        line.path("out"),
        line.count("epochs", 8),
        line.rate("learning-rate", TrunkAdaptation.LEARNING_RATE),
        line.number("seed", 1),
        line.count("variants", 2),
        Path.of(line.text("work", ".hilum/features")));
  }

  private static TrunkCut cut(LayerTable table, String layer) {
    if (table.tailLayers().contains(layer)) {
      throw new UsageException(
          "--from %s is one of the last %d layers, which are no part of the trunk; name a layer"
                  .formatted(layer, table.tailLayers().size())
              + " before "
              + table.tailLayers().get(0));
    }
    return TrunkCut.before(table, layer)
        .orElseThrow(
            () ->
                new UsageException(
                    "there is no layer "
                        + layer
                        + " to train from; names are those of Keras, from "
                        + table.stem().name()
                        + " to "
                        + lastOfTrunk(table)));
  }

  private static String lastOfTrunk(LayerTable table) {
    List<String> last = table.trunkBottlenecks().get(table.trunkBottlenecks().size() - 1).layers();
    return last.get(last.size() - 1);
  }

  int run(PrintStream print) {
    if (Files.exists(out)) {
      throw new UsageException(
          out + " exists; a trunk never changes, give the new one another --out");
    }
    TailSettings settings = TrunkAdaptation.settings(epochs, learningRate);
    TrunkAdaptation adaptation = TrunkAdaptation.of(cut, trunk, settings, print);
    LearningSplit split = split();
    print.printf("training: %s%n", split.training().inWords());
    print.printf("validation: %s%n", split.validation().inWords());
    TrunkRelease.prepare(out);
    NetworkInput.requireReadable(split.training().plus(split.validation()), print);
    AdaptedTrunk adapted = adaptation.run(rows(split, print), seed);
    new TrunkRelease(adapted, trunk, cut, split, settings, seed, variants).write(out);
    print.printf(
        Locale.ROOT,
        "trunk %s: %s, %,d bytes%n",
        Digest.of(adapted.trunk()),
        out,
        adapted.trunk().length);
    return 0;
  }

  private LearningSplit split() {
    return manifest
        .map(file -> LearningSplit.of(DataSet.read(images, file).learning()))
        .orElseGet(() -> LearningSplit.read(images))
        .withBothClasses();
  }

  private LearningRows rows(LearningSplit split, PrintStream print) {
    ViewedImages stressed = ViewedImages.stressed(split.validation(), seed);
    if (cut.isBeforeStem()) {
      return LearningRows.ofImages(split.training().images(), seed, stressed);
    }
    try (TrunkNetwork frozen = new TrunkNetwork(trunk, cut)) {
      Path kept = frozen.keptIn(work, seed);
      print.printf("what passes the cut before %s is kept in %s%n", cut.firstLayer(), kept);
      ViewedImages altered = ViewedImages.altered(split.training(), seed, variants);
      return LearningRows.cached(cut, new TrunkCache(kept, frozen, print), altered, stressed);
    }
  }
}
