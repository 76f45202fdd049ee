package org.hilum.training.train;

import java.util.List;
import org.hilum.training.calibrate.Temperature;

/**
 * Heads of several seeds on the same features, which answer as one.
 *
 * @param pneumonia one a seed, in the order of the seeds
 * @param viral one a seed; empty where the data do not know both causes
 */
public record HeadEnsemble(List<TrainedHead> pneumonia, List<TrainedHead> viral) {
  /** Heads of each output. */
  public static final int MEMBERS = 5;

  /** Learns each output with the seeds {@code seed}, {@code seed + 1} and so on. */
  public static HeadEnsemble learn(LearningData data, HeadSettings settings, long seed) {
    boolean areCausesKnown = HeadTarget.VIRAL.canLearnFrom(data.altered(), data.stressed());
    return new HeadEnsemble(
        members(HeadTarget.PNEUMONIA, data, settings, seed),
        areCausesKnown ? members(HeadTarget.VIRAL, data, settings, seed) : List.of());
  }

  private static List<TrainedHead> members(
      HeadTarget target, LearningData data, HeadSettings settings, long seed) {
    return new HeadTrainer(target, data.altered(), data.stressed(), settings).train(seed, MEMBERS);
  }

  /** All of them as one head. */
  public DenseHead joined() {
    List<DenseHead> forPneumonia = heads(pneumonia);
    return viral.isEmpty()
        ? JoinedHeads.of(forPneumonia)
        : JoinedHeads.of(forPneumonia, heads(viral));
  }

  /** Loss of the log-odds of pneumonia after calibration, both classes weighing the same. */
  public double calibratedLoss(LabelledFeatures images) {
    double[] logits = joined().logits(images.features());
    boolean[] labels = images.isPneumonia();
    return Temperature.loss(logits, labels, Temperature.fit(logits, labels));
  }

  private static List<DenseHead> heads(List<TrainedHead> members) {
    return members.stream().map(TrainedHead::head).toList();
  }
}
