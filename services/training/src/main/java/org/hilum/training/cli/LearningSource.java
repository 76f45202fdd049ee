package org.hilum.training.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hilum.network.Preprocessing;
import org.hilum.network.weights.Digest;
import org.hilum.network.weights.Weights;
import org.hilum.training.data.ImageSet;
import org.hilum.training.data.Label;
import org.hilum.training.data.LearningSplit;
import org.hilum.training.features.Extractor;
import org.hilum.training.features.FeatureCache;
import org.hilum.training.features.FeatureTable;
import org.hilum.training.features.FrozenNetwork;
import org.hilum.training.features.ImageView;
import org.hilum.training.features.LastNormalization;
import org.hilum.training.release.TrunkFolder;
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
   * @param trunkDigest of the trunk below
   * @param layers tensors of the last 13 layers, as the features were computed with them
   * @param digest names all that the features depend on
   */
  record Learning(
      LearningSplit split, String trunkDigest, Weights layers, LearningData data, String digest) {}

  static LearningSource parse(CommandLine line) {
    if (line.words().size() != 1) {
      throw new UsageException("expected one FOLDER, not " + line.words());
    }
    long variants = line.number("variants", 2);
    if (variants < 1 || variants > 100) {
      throw new UsageException("--variants must be 1 to 100, is " + variants);
    }
    return new LearningSource(
        Path.of(line.words().get(0)),
        new TrunkFolder(line.path("trunk")),
        Path.of(line.text("work", ".hilum/features")),
        line.number("seed", 1),
        (int) variants);
  }

  Learning read(PrintStream print) {
    LearningSplit split = LearningSplit.read(images);
    // Asked first: data of unknown origin is refused before hours are spent on it.
    print.printf("data: %s%n", split.origin().name());
    print(print, "training", split.training());
    print(print, "validation", split.validation());
    String trunkDigest = trunk.digest();
    String network = networkName(trunkDigest);
    Path cache = work.resolve(network);
    print.printf("features are kept in %s%n", cache);
    Weights layers = layers(split.training(), cache);
    LearningData data = data(split, layers, cache, print);
    return new Learning(split, trunkDigest, layers, data, digest(network, split));
  }

  /** Features of another network, another seed or another recipe lie in another folder. */
  private String networkName(String trunkDigest) {
    return digest(
        trunkDigest,
        trunk.layersDigest(),
        Preprocessing.NAME,
        ImageView.RECIPE,
        String.valueOf(seed));
  }

  private String digest(String network, LearningSplit split) {
    return digest(
        network, split.training().digest(), split.validation().digest(), String.valueOf(variants));
  }

  private static String digest(String... causes) {
    return Digest.of(String.join("\n", causes).getBytes(UTF_8)).substring(0, 16);
  }

  private Weights layers(ImageSet training, Path cache) {
    Weights layers = trunk.layers();
    if (!LastNormalization.isFresh(layers)) {
      return layers;
    }
    Extractor measured =
        new FeatureCache(
            cache.resolve("post_bn"),
            (images, view) -> LastNormalization.measure(trunk.trunkFile(), images, view));
    FeatureTable statistics = measured.extract(training, ImageView.altered(seed, 0));
    return LastNormalization.with(statistics, layers);
  }

  private LearningData data(LearningSplit split, Weights layers, Path cache, PrintStream print) {
    try (FrozenNetwork network = FrozenNetwork.open(trunk.trunkFile(), layers, print)) {
      Extractor features = new FeatureCache(cache, network);
      List<FeatureTable> altered =
          IntStream.range(0, variants)
              .mapToObj(i -> features.extract(split.training(), ImageView.altered(seed, i)))
              .toList();
      FeatureTable plain = features.extract(split.training(), ImageView.plain());
      List<FeatureTable> stressed =
          Stream.of(ImageView.stressed(seed), ImageView.alteredAfresh(seed))
              .map(view -> features.extract(split.validation(), view))
              .toList();
      return new LearningData(
          LabelledFeatures.ofViews(altered, split.training().images()),
          plain,
          new LabelledFeatures(
              features.extract(split.validation(), ImageView.plain()), split.validation().images()),
          LabelledFeatures.ofViews(stressed, split.validation().images()));
    }
  }

  private static void print(PrintStream print, String name, ImageSet set) {
    print.printf(
        Locale.ROOT,
        "%s: %,d normal, %,d pneumonia%n",
        name,
        set.count(Label.NORMAL),
        set.count(Label.PNEUMONIA));
  }
}
