package org.hilum.network.program;

import org.hilum.network.layers.Bottleneck;
import org.hilum.network.weights.Weights;

/**
 * Writes bottlenecks whose residual stream is carried minus a constant, its centre.
 *
 * <p>bfloat16 keeps 8 bits. Around the running mean of each channel the stream is several times
 * smaller than around zero, and so is what rounding loses. The next normalization takes the
 * constant into its mean, and the biases move it from centre to centre, so it costs nothing; what a
 * rounded bias loses goes into the centre as well.
 */
final class BottleneckWriter {

  private final ProgramWriter program;
  private final Weights weights;

  BottleneckWriter(ProgramWriter program, Weights weights) {
    this.program = program;
    this.weights = weights;
  }

  /**
   * The residual stream.
   *
   * @param value what is carried
   * @param centre what has to be added to it, one for each channel
   */
  record Stream(FeatureMap value, float[] centre) {

    static Stream uncentred(FeatureMap value, int channels) {
      return new Stream(value, new float[channels]);
    }
  }

  /** The two addends of a bottleneck: the shortcut, and the last convolution not yet run. */
  record Addends(Stream shortcut, FoldedConvolution expand, FeatureMap expandInput) {}

  /** A whole bottleneck. The centre of its stream is {@code wanted} but for rounding. */
  Stream bottleneck(Bottleneck block, ScalarType type, Stream input, float[] wanted) {
    Addends addends = addends(block, type, input, wanted);
    FeatureMap sum =
        program.convolvedOnto(
            addends.shortcut().value(), addends.expand(), type, addends.expandInput());
    return new Stream(sum, addends.shortcut().centre());
  }

  /** A bottleneck but for its sum; the shortcut has the centre of the sum. */
  Addends addends(Bottleneck block, ScalarType type, Stream input, float[] wanted) {
    FeatureMap active =
        program.normalizedRelu(input.value(), block.preact(), weights, input.centre());
    double[] activeMeans = ActiveMeans.of(block.preact(), weights);
    FoldedConvolution reduce =
        FoldedConvolution.of(block.reduce(), weights)
            .normalized(block.reduceNorm(), weights)
            .compensated(type, activeMeans);
    FoldedConvolution spatial =
        FoldedConvolution.of(block.spatial(), weights)
            .normalized(block.spatialNorm(), weights)
            .compensated(type, ActiveMeans.of(block.reduceNorm(), weights));
    FoldedConvolution expand =
        FoldedConvolution.of(block.expand(), weights)
            .compensated(type, ActiveMeans.of(block.spatialNorm(), weights));
    FeatureMap spread =
        program.convolvedRelu(spatial, type, program.convolvedRelu(reduce, type, active));
    if (block.projection().isEmpty()) {
      FoldedConvolution moved = expand.shifted(input.centre(), wanted);
      Stream shortcut = new Stream(skip(block, input.value()), sum(wanted, moved.biasLoss(type)));
      return new Addends(shortcut, moved, spread);
    }
    FoldedConvolution projection =
        FoldedConvolution.of(block.projection().get(), weights)
            .compensated(type, activeMeans)
            .shifted(new float[block.out()], wanted);
    float[] loss = sum(projection.biasLoss(type), expand.biasLoss(type));
    FeatureMap projected = program.convolved(projection, type, active);
    return new Addends(new Stream(projected, sum(wanted, loss)), expand, spread);
  }

  private static float[] sum(float[] left, float[] right) {
    float[] sum = new float[left.length];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = left[i] + right[i];
    }
    return sum;
  }

  private FeatureMap skip(Bottleneck block, FeatureMap stream) {
    if (block.stride() == 1) {
      return stream;
    }
    String skipped =
        program.let(
            "torch.max_pool2d(%s, [1, 1], [%2$d, %2$d], [0, 0], [1, 1], False)",
            stream.name(), block.stride());
    return new FeatureMap(skipped, (stream.side() - 1) / block.stride() + 1);
  }
}
