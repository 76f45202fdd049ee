package org.hilum.network;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.hilum.network.layers.LayerTable;
import org.hilum.network.program.Hardware;
import org.hilum.network.program.TrunkRuntime;
import org.hilum.network.weights.PackedTrunk;

/**
 * A loaded model, and models on trial beside it. Its weights are in memory once, shared by all
 * callers; each caller runs its own images on its own thread. A model on trial that stands on
 * another trunk is an engine of its own: each image passes that trunk too.
 *
 * <p>It never changes. Another tail makes another engine, which holds the same trunk; what none
 * holds any more leaves the memory.
 */
public final class ScreeningEngine implements AutoCloseable {

  private final Ground ground;
  private final Shared<TrunkRuntime> trunk;
  private final List<Shared<LoadedTail>> tails; // the champion first
  private final List<ScreeningEngine> elsewhere; // models on trial that stand on other trunks

  private ScreeningEngine(
      Ground ground,
      Shared<TrunkRuntime> trunk,
      List<Shared<LoadedTail>> tails,
      List<ScreeningEngine> elsewhere) {
    this.ground = ground;
    this.trunk = trunk;
    this.tails = tails;
    this.elsewhere = elsewhere;
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
    LoadedTail tail = ground.load(champion);
    try {
      TrunkRuntime runtime = TrunkRuntime.open(table, trunk.weights(), hardware, side);
      return new ScreeningEngine(
          ground, new Shared<>(runtime, TrunkRuntime::close), List.of(shared(tail)), List.of());
    } catch (RuntimeException e) {
      tail.runtime().close();
      throw e;
    }
  }

  private static Shared<LoadedTail> shared(LoadedTail tail) {
    return new Shared<>(tail, last -> last.runtime().close());
  }

  /** Whether a trunk is loaded here, the champion's or that of a model on trial. */
  public boolean hasTrunk(String digest) {
    return onTrunk(digest).isPresent();
  }

  private Optional<ScreeningEngine> onTrunk(String digest) {
    return Stream.concat(Stream.of(this), elsewhere.stream())
        .filter(engine -> engine.ground.trunkDigest().equals(digest))
        .findFirst();
  }

  /**
   * Another model on a trunk that is loaded here, with nothing on trial; this engine stays as it
   * is.
   *
   * @throws InvalidModelException if the tail stands on another trunk
   * @throws IllegalStateException if this engine is closed
   */
  public ScreeningEngine withChampion(DescribedTail champion) {
    return onTrunk(champion.description().trunkDigest())
        .orElse(this)
        .sharing(List.of(), List.of(), champion);
  }

  /**
   * The same models and one more on trial, on the champion's trunk; this engine stays as it is.
   *
   * @throws InvalidModelException if the tail stands on another trunk
   * @throws IllegalStateException if this engine is closed
   */
  public ScreeningEngine withShadow(DescribedTail shadow) {
    return sharing(tails, elsewhere, shadow);
  }

  /**
   * The same models and the champion of another engine on trial, on its own trunk; both engines
   * stay as they are.
   *
   * @throws IllegalStateException if one of the two is closed
   */
  public ScreeningEngine withShadow(ScreeningEngine other) {
    ScreeningEngine shadow = other.alone();
    try {
      hold(tails);
    } catch (IllegalStateException e) {
      shadow.close();
      throw e;
    }
    return new ScreeningEngine(
        ground, trunk, tails, Stream.concat(alone(elsewhere), Stream.of(shadow)).toList());
  }

  private ScreeningEngine sharing(
      List<Shared<LoadedTail>> kept, List<ScreeningEngine> others, DescribedTail added) {
    Shared<LoadedTail> last = shared(ground.load(added));
    try {
      hold(kept);
    } catch (IllegalStateException e) {
      last.letGo();
      throw e;
    }
    return new ScreeningEngine(
        ground,
        trunk,
        Stream.concat(kept.stream(), Stream.of(last)).toList(),
        alone(others).toList());
  }

  private static Stream<ScreeningEngine> alone(List<ScreeningEngine> engines) {
    return engines.stream().map(ScreeningEngine::alone);
  }

  /** The champion with nothing on trial. */
  private ScreeningEngine alone() {
    List<Shared<LoadedTail>> champion = tails.subList(0, 1);
    hold(champion);
    return new ScreeningEngine(ground, trunk, champion, List.of());
  }

  private void hold(List<Shared<LoadedTail>> kept) {
    if (!trunk.hold()) {
      throw new IllegalStateException("the engine is closed");
    }
    kept.forEach(Shared::hold);
  }

  public ModelDescription champion() {
    return tails.get(0).value().model();
  }

  /** The models on trial, those on the champion's trunk first. */
  public List<ModelDescription> shadows() {
    return Stream.concat(
            shadowTails().stream().map(shadow -> shadow.value().model()),
            elsewhere.stream().map(ScreeningEngine::champion))
        .toList();
  }

  private List<Shared<LoadedTail>> shadowTails() {
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
    return screen(inputs, nanos -> {});
  }

  /**
   * As {@link #screen(List)}.
   *
   * @param tailNanos hears of each pass of tails how many nanoseconds it took; the rest of the time
   *     is the trunks'
   */
  public List<ScreenedImage> screen(List<float[]> inputs, LongConsumer tailNanos) {
    List<ScreenedImage> screened =
        trunk
            .value()
            .run(inputs, batch -> judgedInTime(batch, TrunkEngine.stored(batch), tailNanos));
    for (ScreeningEngine other : elsewhere) {
      screened = ScreenedImage.with(other.onTrial(inputs, tailNanos), screened);
    }
    return screened;
  }

  private List<ScreenedImage> judgedInTime(
      NDArray features, List<byte[]> stored, LongConsumer tailNanos) {
    long began = System.nanoTime();
    List<ScreenedImage> judged = judged(features, stored);
    tailNanos.accept(System.nanoTime() - began);
    return judged;
  }

  /** Whatever happens to it, the champion beside which it runs has its result. */
  private List<ShadowAnswer> onTrial(List<float[]> inputs, LongConsumer tailNanos) {
    try {
      return screen(inputs, tailNanos).stream()
          .map(image -> ShadowAnswer.of(champion(), image))
          .toList();
    } catch (RuntimeException | OutOfMemoryError e) {
      return Collections.nCopies(inputs.size(), new ShadowAnswer.Failed(champion(), e.toString()));
    }
  }

  /**
   * Judges images whose trunk outputs are known, blocking, in one pass of the tails. Models on
   * trial that stand on other trunks have no word in it.
   *
   * @param features trunk outputs [2048, 7, 7], fp16, little endian
   * @return one result for each image, in their order
   */
  public List<ScreenedImage> judge(List<byte[]> features) {
    return tails.get(0).value().runtime().replay(features, batch -> judged(batch, features));
  }

  private List<ScreenedImage> judged(NDArray features, List<byte[]> stored) {
    List<LoadedTail.Answer> champion = tails.get(0).value().answers(features);
    List<List<ShadowAnswer>> shadows =
        shadowTails().stream()
            .map(shadow -> shadow.value().onTrial(features, stored.size()))
            .toList();
    List<ScreenedImage> screened = new ArrayList<>(stored.size());
    for (int i = 0; i < stored.size(); i++) {
      int image = i;
      LoadedTail.Answer answer = champion.get(image);
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
    elsewhere.forEach(ScreeningEngine::close);
  }
}
