package org.hilum.training.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.hilum.network.Preprocessing;
import org.hilum.network.weights.Digest;
import org.hilum.network.weights.Weights;
import org.hilum.training.data.ImageSet;
import org.hilum.training.data.LearningSplit;
import org.hilum.training.data.Split;
import org.hilum.training.features.Extractor;
import org.hilum.training.features.FeatureStore;
import org.hilum.training.features.FeatureTable;
import org.hilum.training.features.ImageView;
import org.hilum.training.features.TrunkFolder;
import org.hilum.training.features.ViewedImages;
import org.hilum.training.finetune.TrunkOutputs;
import org.hilum.training.train.LabelledFeatures;
import org.hilum.training.train.LearningData;

/**
 * Where the commands that learn on the frozen network get images and features from.
 *
 * @param images folder of the data set
 * @param trunk packed trunk and initial tail
 * @param work where features are kept
 * @param seed of alterations and training
 * @param variants altered views of each training image
 */
record LearningSource(Path images, TrunkFolder trunk, Path work, long seed, int variants) {
  static final Set<String> OPTIONS = Set.of("trunk", "seed", "variants", "work");

  /**
   * Images and features.
   *
   * @param layers tensors of the last 13 layers, as the features were computed with them
   * @param digest names all that the features depend on
   */
  record Learning(LearningSplit split, Weights layers, LearningData data, String digest) {}

  static LearningSource parse(CommandLine line) {
    if (line.words().size() != 1) {
      throw new UsageException("expected one FOLDER, not " + line.words());
    }
    return new LearningSource(
        Path.of(line.words().get(0)),
        new TrunkFolder(line.path("trunk")),
        Path.of(line.text("work", ".hilum/features")),
        line.number("seed", 1),
        line.count("variants", 2));
  }

  Learning read(PrintStream print) {
    LearningSplit split = LearningSplit.read(images);
    // Asked first: data of unknown origin is refused before hours are spent on it.
    print.printf("data: %s%n", split.origin().name());
    print.printf("training: %s%n", split.training().inWords());
    print.printf("validation: %s%n", split.validation().inWords());
    try (FeatureStore features = store(split, print)) {
      return new Learning(split, features.layers(), data(split, features), digest(split));
    }
  }

  /** Computes all that a run of the service reads: test images too, which nobody judges here. */
  void keep(PrintStream print) {
    LearningSplit split = LearningSplit.read(images).withBothClasses();
    print.printf("data: %s%n", split.origin().name());
    Path test = Split.TEST.in(images);
    try (FeatureStore features = store(split, print)) {
      altered().forEach(view -> features.trunk(split.training(), view));
      features.trunk(split.training(), ImageView.plain());
      features.trunk(split.validation(), ImageView.plain());
      stressed().forEach(view -> features.trunk(split.validation(), view));
      if (Files.isDirectory(test)) {
        features.trunk(ImageSet.read(test), ImageView.plain());
      }
    }
  }

  /** Trunk outputs of the same views, for those who train the last layers too. */
  TrunkOutputs outputs(LearningSplit split, PrintStream print) {
    try (FeatureStore features = store(split, print)) {
      return TrunkOutputs.of(
          features,
          new ViewedImages(split.training(), altered()),
          new ViewedImages(split.validation(), stressed()));
    }
  }

  /** What other last layers make of the same trunk outputs. */
  LearningData pooledBy(Weights layers, LearningSplit split, PrintStream print) {
    try (FeatureStore features = store(split, print)) {
      return data(split, features.pooledBy(layers));
    }
  }

  private FeatureStore store(LearningSplit split, PrintStream print) {
    return FeatureStore.open(trunk, work, seed, split.training(), print);
  }

  private List<ImageView> altered() {
    return IntStream.range(0, variants).mapToObj(i -> ImageView.altered(seed, i)).toList();
  }

  private List<ImageView> stressed() {
    return List.of(ImageView.stressed(seed), ImageView.alteredAfresh(seed));
  }

  private String digest(LearningSplit split) {
    String causes =
        String.join(
            "\n",
            trunk.digest(),
            trunk.layersDigest(),
            Preprocessing.NAME,
            ImageView.RECIPE,
            String.valueOf(seed),
            split.training().digest(),
            split.validation().digest(),
            String.valueOf(variants));
    return Digest.of(causes.getBytes(UTF_8)).substring(0, 16);
  }

  private LearningData data(LearningSplit split, Extractor features) {
    List<FeatureTable> altered =
        altered().stream().map(view -> features.extract(split.training(), view)).toList();
    FeatureTable plain = features.extract(split.training(), ImageView.plain());
    List<FeatureTable> stressed =
        stressed().stream().map(view -> features.extract(split.validation(), view)).toList();
    return new LearningData(
        LabelledFeatures.ofViews(altered, split.training().images()),
        plain,
        new LabelledFeatures(
            features.extract(split.validation(), ImageView.plain()), split.validation().images()),
        LabelledFeatures.ofViews(stressed, split.validation().images()));
  }
}
