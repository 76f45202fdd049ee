package org.hilum.network;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hilum.network.layers.LayerTable;
import org.hilum.network.program.Hardware;
import org.hilum.network.program.TailRuntime;
import org.hilum.network.program.TrunkRuntime;
import org.hilum.network.weights.PackedTrunk;

/**
 * A loaded model, and models on trial beside it. Its weights are in memory once, shared by all
 * callers; each caller runs its own images on its own thread.
 *
 * <p>It never changes. Another tail makes another engine, which holds the same trunk; what none
 * holds any more leaves the memory.
 */
public final class ScreeningEngine implements AutoCloseable {

  /** A loaded tail. */
  private record Tail(ModelDescription model, TailRuntime runtime) {

    /** What it says of one image. */
    record Answer(
        double logit,
        double probability,
        Optional<FindingProbabilities> findings,
        double unlikeness,
        float[] heatMap) {

      boolean isFinite() {
        return Double.isFinite(probability)
            && Double.isFinite(unlikeness)
            && findings.stream().allMatch(said -> Double.isFinite(said.viral()));
      }
    }

    List<Answer> answers(NDArray features) {
      return runtime.judge(features).stream().map(this::answer).toList();
    }

    /** Whatever happens to it, the champion has its result. */
    List<ShadowAnswer> onTrial(NDArray features, int images) {
      try {
        return answers(features).stream().map(this::onTrial).toList();
      } catch (RuntimeException e) {
        return Collections.nCopies(images, new ShadowAnswer.Failed(model, e.toString()));
      }
    }

    private ShadowAnswer onTrial(Answer answer) {
      return answer.isFinite()
          ? new ShadowAnswer.Given(
              model, answer.probability(), answer.findings(), answer.unlikeness())
          : new ShadowAnswer.Failed(model, "its answer is no number");
    }

    private Answer answer(TailRuntime.Judgement judgement) {
      double probability = model.calibration().probability(judgement.logit());
      return new Answer(
          judgement.logit(),
          probability,
          findings(probability, judgement),
          judgement.residual() / model.unlikenessLimit(),
          judgement.heatMap());
    }

    private Optional<FindingProbabilities> findings(
        double probability, TailRuntime.Judgement judgement) {
      return model
          .subtype()
          .map(ModelDescription.Subtype::calibration)
          .map(calibration -> calibration.probability(judgement.subtypeLogit().orElseThrow()))
          .map(viral -> FindingProbabilities.of(probability, viral));
    }
  }

  /** What every tail of a trunk is loaded for. */
  private record Ground(LayerTable table, Hardware hardware, int side, String trunkDigest) {

    Tail load(DescribedTail tail) {
      ModelDescription model = tail.description();
      if (!model.trunkDigest().equals(trunkDigest)) {
        throw new InvalidModelException(
            "%s stands on trunk %s, not on %s"
                .formatted(model.modelVersion(), model.trunkDigest(), trunkDigest));
      }
      int outputSide = table.outputSide(side);
      return new Tail(model, TailRuntime.open(table, tail.tail().tensors(), hardware, outputSide));
    }
  }

  private final Ground ground;
  private final Shared<TrunkRuntime> trunk;
  private final List<Shared<Tail>> tails; // the champion first

  private ScreeningEngine(Ground ground, Shared<TrunkRuntime> trunk, List<Shared<Tail>> tails) {
    this.ground = ground;
    this.trunk = trunk;
    this.tails = tails;
  }

  /**
   * Loads trunk and tail; takes a second or two.
   *
   * @throws InvalidModelException if the model's files cannot be used
   * @throws IllegalArgumentException if the machine lacks what the settings ask for
   */
  public static ScreeningEngine open(ModelDirectory champion, EngineSettings settings) {
    return open(
        champion.trunk(), new DescribedTail(champion.description(), champion.tail()), settings);
  }

  /**
   * As {@link #open(ModelDirectory, EngineSettings)}.
   *
   * @throws InvalidModelException if the tail stands on another trunk
   */
  public static ScreeningEngine open(
      PackedTrunk trunk, DescribedTail champion, EngineSettings settings) {
    return open(
        LayerTable.resnet152v2(), trunk, champion, EngineHardware.of(settings), Preprocessing.SIDE);
  }

  static ScreeningEngine open(
      LayerTable table, PackedTrunk trunk, DescribedTail champion, Hardware hardware, int side) {
    Ground ground = new Ground(table, hardware, side, trunk.digest());
    Tail tail = ground.load(champion);
    try {
      TrunkRuntime runtime = TrunkRuntime.open(table, trunk.weights(), hardware, side);
      return new ScreeningEngine(
          ground, new Shared<>(runtime, TrunkRuntime::close), List.of(shared(tail)));
    } catch (RuntimeException e) {
      tail.runtime().close();
      throw e;
    }
  }

  private static Shared<Tail> shared(Tail tail) {
    return new Shared<>(tail, last -> last.runtime().close());
  }

  /**
   * Another model on the same trunk, with nothing on trial; this engine stays as it is.
   *
   * @throws InvalidModelException if the tail stands on another trunk
   * @throws IllegalStateException if this engine is closed
   */
  public ScreeningEngine withChampion(DescribedTail champion) {
    return sharing(List.of(), champion);
  }

  /**
   * The same models and one more on trial; this engine stays as it is.
   *
   * @throws InvalidModelException if the tail stands on another trunk
   * @throws IllegalStateException if this engine is closed
   */
  public ScreeningEngine withShadow(DescribedTail shadow) {
    return sharing(tails, shadow);
  }

  private ScreeningEngine sharing(List<Shared<Tail>> kept, DescribedTail added) {
    Shared<Tail> last = shared(ground.load(added));
    if (!trunk.hold()) {
      last.letGo();
      throw new IllegalStateException("the engine is closed");
    }
    kept.forEach(Shared::hold);
    return new ScreeningEngine(
        ground, trunk, Stream.concat(kept.stream(), Stream.of(last)).toList());
  }

  public ModelDescription champion() {
    return tails.get(0).value().model();
  }

  /** The models on trial. */
  public List<ModelDescription> shadows() {
    return shadowTails().stream().map(shadow -> shadow.value().model()).toList();
  }

  private List<Shared<Tail>> shadowTails() {
    return tails.subList(1, tails.size());
  }

  /** How many callers may screen at once. */
  public int threads() {
    return ground.hardware().threads();
  }

  /** Images that are best screened at once: larger batches gain nothing on this machine. */
  public int batchSize() {
    return ground.hardware().microBatch();
  }

  /**
   * Screens images, blocking.
   *
   * @param inputs of {@link Preprocessing#toInput}
   * @return one result for each input, in their order
   */
  public List<ScreenedImage> screen(List<float[]> inputs) {
    return trunk.value().run(inputs, batch -> judged(batch, TrunkEngine.stored(batch)));
  }

  /**
   * Judges images whose trunk outputs are known, blocking, in one pass of the tails.
   *
   * @param features trunk outputs [2048, 7, 7], fp16, little endian
   * @return one result for each image, in their order
   */
  public List<ScreenedImage> judge(List<byte[]> features) {
    return tails.get(0).value().runtime().replay(features, batch -> judged(batch, features));
  }

  private List<ScreenedImage> judged(NDArray features, List<byte[]> stored) {
    List<Tail.Answer> champion = tails.get(0).value().answers(features);
    List<List<ShadowAnswer>> shadows =
        shadowTails().stream()
            .map(shadow -> shadow.value().onTrial(features, stored.size()))
            .toList();
    List<ScreenedImage> screened = new ArrayList<>(stored.size());
    for (int i = 0; i < stored.size(); i++) {
      int image = i;
      Tail.Answer answer = champion.get(image);
      screened.add(
          new ScreenedImage(
              answer.logit(),
              answer.probability(),
              answer.findings(),
              answer.unlikeness(),
              GradCam.scaled(answer.heatMap()),
              stored.get(image),
              shadows.stream().map(answers -> answers.get(image)).toList()));
    }
    return screened;
  }

  @Override
  public void close() {
    tails.forEach(Shared::letGo);
    trunk.letGo();
  }
}
