package org.hilum.inference.screen;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.hilum.network.ModelDescription;
import org.hilum.schemas.Judgement;

/** What the network made of one input. */
public sealed interface Screening {
  /** The model that has seen it. */
  ModelDescription model();

  /**
   * @param judgement the model's word
   * @param shadows what those on trial say that have an answer
   * @param heatMap where it looked: 7 rows of 7, each 0 to 1, three decimals
   * @param features the trunk's output, fp16 little endian, [2048, 7, 7]
   * @param otherFeatures the same of trunks on which models on trial stand, by digest
   * @param networkMs the micro-batch in the network
   */
  record Judged(
      ModelDescription model,
      Judgement judgement,
      List<Judgement> shadows,
      List<Double> heatMap,
      byte[] features,
      Map<String, byte[]> otherFeatures,
      double networkMs)
      implements Screening {}

  /** The network fails on this input and on no other. */
  record Rejected(ModelDescription model, String detail) implements Screening {}

  default <T> T fold(Function<Judged, T> judged, Function<Rejected, T> rejected) {
    return this instanceof Judged result ? judged.apply(result) : rejected.apply((Rejected) this);
  }
}
