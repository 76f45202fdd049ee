package org.hilum.training.train;

import java.util.List;
import org.hilum.training.calibrate.Temperature;

/**
 * Heads of several seeds on the same features, which answer as one.
 *
 * @param pneumonia one a seed, in the order of the seeds
 * @param viral one a seed; empty where nobody learned the cause
 */
public record HeadEnsemble(List<TrainedHead> pneumonia, List<TrainedHead> viral) {
  /** Heads of each output. */
  public static final int MEMBERS = 5;

  /** Learns pneumonia alone, with the seeds {@code seed}, {@code seed + 1} and so on. */
  public static HeadEnsemble ofPneumonia(LearningData data, HeadSettings settings, long seed) {
    return new HeadEnsemble(members(HeadTarget.PNEUMONIA, data, settings, seed), List.of());
  }

  /** Learns the cause too, with the same seeds, where the data know both. */
  public HeadEnsemble withCauses(LearningData data, HeadSettings settings, long seed) {
    return HeadTarget.VIRAL.canLearnFrom(data.altered(), data.stressed())
        ? new HeadEnsemble(pneumonia, members(HeadTarget.VIRAL, data, settings, seed))
        : this;
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
