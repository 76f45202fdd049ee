package org.hilum.network.program;

import java.util.List;
import org.hilum.network.layers.Bottleneck;
import org.hilum.network.layers.Convolution;
import org.hilum.network.layers.TrunkCut;
import org.hilum.network.program.BottleneckWriter.Stream;
import org.hilum.network.weights.Tensor;
import org.hilum.network.weights.Weights;

/**
 * The trunk up to a cut: gray images [n, 1, h, w] in fp32 enter; what passes the cut leaves in
 * fp16, at the trunk's end [n, channels, h / 32, w / 32]. Stem and first projection are computed in
 * fp32: they are 1 % of the work, and what they round away passes through all the rest.
 */
final class TrunkProgram {

  private final List<Bottleneck> blocks;
  private final Convolution stem;
  private final Weights weights;
  private final ScalarType type;
  private final ProgramWriter program;
  private final BottleneckWriter bottlenecks;
  private final int side;

  private TrunkProgram(TrunkCut cut, Weights weights, ScalarType type, Target target, int side) {
    this.side = side;
    this.weights = weights;
    stem = cut.table().stem();
    blocks = cut.before();
    this.type = type;
    program = new ProgramWriter(target);
    bottlenecks = new BottleneckWriter(program, weights);
  }

  /**
   * @param side of the images; others work, but slower
   */
  static TorchArchive write(
      TrunkCut cut, Weights weights, ScalarType type, Target target, int side) {
    return new TrunkProgram(cut, weights, type, target, side).archive();
  }

  private TorchArchive archive() {
    FeatureMap pooled = pooledStem();
    if (blocks.isEmpty()) {
      return program.returning(stored(pooled.name()));
    }
    Stream stream = Stream.uncentred(pooled, ScalarType.FLOAT, stem.out());
    int last = blocks.size() - 1;
    for (int i = 0; i < last; i++) {
      Preactivation next = Preactivation.of(blocks.get(i + 1).preact(), weights);
      stream = bottlenecks.bottleneck(blocks.get(i), type, stream, next);
    }
    return program.returning(features(blocks.get(last), stream));
  }

  private FeatureMap pooledStem() {
    FoldedConvolution gray = FoldedConvolution.of(stem, weights).ofEqualChannels();
    FeatureMap image = new FeatureMap(ProgramWriter.INPUT, side);
    FeatureMap filtered = program.convolved(gray, ScalarType.FLOAT, image);
    String padded =
        program.let(
            "torch.constant_pad_nd(%s, [1, 1, 1, 1], 0)", program.channelsLast(filtered.name()));
    String pooled =
        program.let("torch.max_pool2d(%s, [3, 3], [2, 2], [0, 0], [1, 1], False)", padded);
    return new FeatureMap(pooled, (filtered.side() - 1) / 2 + 1);
  }

  // The last sum is made in fp32: it is the trunk's output and is rounded once, to fp16.
  private String features(Bottleneck last, Stream stream) {
    float[] kept = last.projected() ? new float[last.out()] : stream.centre();
    Stream sum = bottlenecks.exactlySummed(last, type, stream, kept);
    Tensor centre = Tensor.of(sum.centre(), 1, last.out(), 1, 1);
    String whole =
        program.let(
            "torch.add(%s, %s)", sum.value().name(), program.constant(ScalarType.FLOAT, centre));
    return stored(whole);
  }

  private String stored(String value) {
    return program.let(
        "torch.contiguous(%s, memory_format=0)", program.converted(value, ScalarType.HALF));
  }
}
