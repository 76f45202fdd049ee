package org.hilum.network.program;

import org.hilum.network.layers.Bottleneck;
import org.hilum.network.weights.Weights;

/**
 * Writes bottlenecks whose residual stream is carried minus a constant, its centre.
 *
 * <p>bfloat16 keeps 8 bits. Around the running mean of each channel the stream is several times
 * smaller than around zero, and so is what rounding loses. Around the point where the next ReLU
 * opens it is nearly as small, and no normalization is needed. The biases move the stream from
 * centre to centre, so it costs nothing; what a rounded bias loses goes into the centre as well.
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
   * @param type of the value
   * @param centre what has to be added to it, one for each channel
   * @param isBeforeRelu whether the next normalization and its ReLU are a ReLU of what is carried
   */
  record Stream(FeatureMap value, ScalarType type, float[] centre, boolean isBeforeRelu) {

    static Stream uncentred(FeatureMap value, ScalarType type, int channels) {
      return new Stream(value, type, new float[channels], false);
    }
  }

  /**
   * The two addends of a bottleneck: the shortcut, and the last convolution not yet run.
   *
   * @param centre of their sum
   */
  private record Addends(
      FeatureMap shortcut, FoldedConvolution expand, FeatureMap expandInput, float[] centre) {}

  /** A whole bottleneck. Its stream is centred for what comes next, but for rounding. */
  Stream bottleneck(Bottleneck block, ScalarType type, Stream input, Preactivation next) {
    Addends addends = addends(block, type, input, next.centre());
    FeatureMap sum =
        program.convolvedOnto(addends.shortcut(), addends.expand(), type, addends.expandInput());
    return new Stream(sum, type, addends.centre(), next.isRelu());
  }

  /** A whole bottleneck whose sum is made in fp32, where it would round what is answered. */
  Stream exactlySummed(Bottleneck block, ScalarType type, Stream input, float[] wanted) {
    Addends addends = addends(block, type, input, wanted);
    FeatureMap expanded = program.convolved(addends.expand(), type, addends.expandInput());
    FeatureMap shortcut = program.converted(addends.shortcut(), ScalarType.FLOAT);
    FeatureMap exact = program.converted(expanded, ScalarType.FLOAT);
    String sum = program.let("torch.add(%s, %s)", exact.name(), shortcut.name());
    return new Stream(exact.renamed(sum), ScalarType.FLOAT, addends.centre(), false);
  }

  /** A bottleneck but for its sum, whose centre is {@code wanted} but for rounding. */
  private Addends addends(Bottleneck block, ScalarType type, Stream input, float[] wanted) {
    Preactivation preactivation =
        input.isBeforeRelu()
            ? Preactivation.of(block.preact(), weights)
            : Preactivation.normalizing(block.preact(), weights);
    FeatureMap active =
        input.isBeforeRelu()
            ? program.relu(input.value())
            : program.normalizedRelu(input.value(), block.preact(), weights, input.centre());
    FoldedConvolution reduce =
        FoldedConvolution.of(block.reduce(), weights)
            .normalized(block.reduceNorm(), weights)
            .ofScaled(preactivation.factors())
            .compensated(type, preactivation.means());
    FoldedConvolution spatial =
        FoldedConvolution.of(block.spatial(), weights)
            .normalized(block.spatialNorm(), weights)
            .compensated(type, ActiveMeans.of(block.reduceNorm(), weights));
    FoldedConvolution expand =
        FoldedConvolution.of(block.expand(), weights)
            .compensated(type, ActiveMeans.of(block.spatialNorm(), weights));
    FeatureMap narrow = program.converted(active, type);
    FeatureMap spread =
        program.convolvedRelu(spatial, type, program.convolvedRelu(reduce, type, narrow));
    if (block.projection().isEmpty()) {
      FoldedConvolution moved = expand.shifted(input.centre(), wanted);
      float[] centre = sum(wanted, moved.biasLoss(type));
      return new Addends(skip(block, input.value()), moved, spread, centre);
    }
    FoldedConvolution projection =
        FoldedConvolution.of(block.projection().get(), weights)
            .ofScaled(preactivation.factors())
            .compensated(input.type(), preactivation.means())
            .shifted(new float[block.out()], wanted);
    float[] loss = sum(projection.biasLoss(input.type()), expand.biasLoss(type));
    FeatureMap projected = program.convolved(projection, input.type(), active);
    return new Addends(program.converted(projected, type), expand, spread, sum(wanted, loss));
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
