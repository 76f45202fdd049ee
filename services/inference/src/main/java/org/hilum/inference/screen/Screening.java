package org.hilum.inference.screen;

import java.util.List;
import java.util.function.Function;
import org.hilum.schemas.Judgement;

/** What the network made of one input. */
public sealed interface Screening {
  /**
   * @param judgement the model's word
   * @param heatMap where it looked: 7 rows of 7, each 0 to 1, three decimals
   * @param trunkDigest SHA-256 of the trunk that made the features
   * @param features the trunk's output, fp16 little endian, [2048, 7, 7]
   * @param networkMs the micro-batch in the network
   */
  record Judged(
      Judgement judgement,
      List<Double> heatMap,
      String trunkDigest,
      byte[] features,
      double networkMs)
      implements Screening {}

  /** The network fails on this input and on no other. */
  record Rejected(String detail) implements Screening {}

  default <T> T fold(Function<Judged, T> judged, Function<Rejected, T> rejected) {
    return this instanceof Judged result ? judged.apply(result) : rejected.apply((Rejected) this);
  }
}
