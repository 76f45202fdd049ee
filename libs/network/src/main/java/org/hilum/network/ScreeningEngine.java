package org.hilum.network;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hilum.network.layers.LayerTable;
import org.hilum.network.program.Hardware;
import org.hilum.network.program.TailRuntime;
import org.hilum.network.program.TrunkRuntime;
import org.hilum.network.weights.PackedTrunk;

/**
 * A loaded model. Its weights are in memory once, shared by all callers; each caller runs its own
 * images on its own thread.
 */
public final class ScreeningEngine implements AutoCloseable {

  /** A tail on the shared trunk. */
  private record Tail(ModelDescription model, TailRuntime runtime) {

    List<ScreenedImage> screen(NDArray features, List<byte[]> stored) {
      List<TailRuntime.Judgement> judgements = runtime.judge(features);
      List<ScreenedImage> screened = new ArrayList<>(stored.size());
      for (int i = 0; i < stored.size(); i++) {
        screened.add(screened(judgements.get(i), stored.get(i)));
      }
      return screened;
    }

    private ScreenedImage screened(TailRuntime.Judgement judgement, byte[] features) {
      double probability = model.calibration().probability(judgement.logit());
      return new ScreenedImage(
          judgement.logit(),
          probability,
          findings(probability, judgement),
          judgement.residual() / model.unlikenessLimit(),
          GradCam.scaled(judgement.heatMap()),
          features);
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

  private final TrunkRuntime trunk;
  private final List<Tail> tails; // the champion first

  private ScreeningEngine(TrunkRuntime trunk, List<Tail> tails) {
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
        LayerTable.resnet152v2(),
        champion.trunk(),
        new Model(champion.description(), champion.tail()),
        EngineHardware.of(settings),
        Preprocessing.SIDE);
  }

  /** A description and the tail it belongs to. */
  record Model(ModelDescription description, TailWeights tail) {}

  static ScreeningEngine open(
      LayerTable table, PackedTrunk trunk, Model champion, Hardware hardware, int side) {
    TrunkRuntime runtime = TrunkRuntime.open(table, trunk.weights(), hardware, side);
    TailRuntime tail =
        TailRuntime.open(table, champion.tail().tensors(), hardware, table.outputSide(side));
    return new ScreeningEngine(runtime, List.of(new Tail(champion.description(), tail)));
  }

  public ModelDescription champion() {
    return tails.get(0).model();
  }

  /** How many callers may screen at once. */
  public int threads() {
    return trunk.hardware().threads();
  }

  /** Images that are best screened at once: larger batches gain nothing on this machine. */
  public int batchSize() {
    return trunk.hardware().microBatch();
  }

  /**
   * Screens images, blocking.
   *
   * @param inputs of {@link Preprocessing#toInput}
   * @return one result for each input, in their order
   */
  public List<ScreenedImage> screen(List<float[]> inputs) {
    return trunk.run(
        inputs, features -> tails.get(0).screen(features, TrunkEngine.stored(features)));
  }

  @Override
  public void close() {
    tails.forEach(tail -> tail.runtime().close());
    trunk.close();
  }
}
