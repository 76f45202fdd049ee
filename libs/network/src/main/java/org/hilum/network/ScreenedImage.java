package org.hilum.network;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the network says about one image.
 *
 * @param logit the head's log-odds of pneumonia before calibration
 * @param probability of pneumonia, calibrated, 0 to 1
 * @param findings how it divides between bacterial and viral; empty where the model does not tell
 * @param unlikeness distance from the training images in units of the model's limit; above 1 the
 *     probability means nothing
 * @param heatMap Grad-CAM, 7 rows of 7, each 0 to 1
 * @param features the trunk's output [2048, 7, 7], fp16, little endian
 * @param shadows what the models on trial make of the image, in their order
 */
public record ScreenedImage(
    double logit,
    double probability,
    Optional<FindingProbabilities> findings,
    double unlikeness,
    float[] heatMap,
    byte[] features,
    List<ShadowAnswer> shadows) {

  /** The same images, each with one more answer of a model on trial. */
  static List<ScreenedImage> with(List<ShadowAnswer> answers, List<ScreenedImage> images) {
    return IntStream.range(0, images.size())
        .mapToObj(i -> images.get(i).with(answers.get(i)))
        .toList();
  }

  private ScreenedImage with(ShadowAnswer answer) {
    return new ScreenedImage(
        logit,
        probability,
        findings,
        unlikeness,
        heatMap,
        features,
        Stream.concat(shadows.stream(), Stream.of(answer)).toList());
  }
}
