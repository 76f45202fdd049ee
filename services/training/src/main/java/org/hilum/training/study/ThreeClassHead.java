package org.hilum.training.study;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.util.stream.Stream;
import org.hilum.network.weights.Digest;
import org.hilum.training.train.HeadSettings;
import org.hilum.training.train.HeadTarget;

/**
 * A head on the frozen network that tells normal, bacterial and viral apart.
 *
 * @param weights where heads are kept
 */
public record ThreeClassHead(StudyFeatures features, HeadSettings settings, RunWeights weights)
    implements StudySystem {

  /** False where no training image, or no validation image, is known to show one of the classes. */
  public static boolean canLearnFrom(StudyFeatures features) {
    return HeadTarget.FINDING.canLearnFrom(features.training(), features.stressed());
  }

  @Override
  public String name() {
    return "three-class";
  }

  @Override
  public String title() {
    return "ResNet152V2, frozen, head of three classes";
  }

  @Override
  public String recipe() {
    return settings + ", findings " + findings();
  }

  /** A manifest may tell other causes of the same images. */
  private String findings() {
    String all =
        Stream.of(features.training(), features.stressed())
            .flatMap(rows -> rows.images().stream())
            .map(image -> image.finding().name())
            .collect(joining("\n"));
    return Digest.abbreviated(Digest.of(all.getBytes(UTF_8)));
  }

  @Override
  public StudyRun run(long seed) {
    RunName run = new RunName(name(), seed);
    return features.headRun(
        run,
        features.trainer(HeadTarget.FINDING, settings),
        head -> weights.keep(run, head.weights()));
  }
}
