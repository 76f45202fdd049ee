package org.hilum.network.program;

import org.hilum.network.layers.Bottleneck;
import org.hilum.network.layers.Head;
import org.hilum.network.layers.LayerTable;
import org.hilum.network.layers.Unlikeness;
import org.hilum.network.program.BottleneckWriter.Stream;
import org.hilum.network.weights.Tensor;
import org.hilum.network.weights.Weights;

/**
 * A tail: features [n, channels, 7, 7] in fp16 enter. Its convolutions are as narrow as the
 * trunk's; the stream to which they add, and all that follows, is fp32, because what a tail answers
 * is compared with thresholds.
 */
final class TailProgram {

  private final LayerTable table;
  private final Weights weights;
  private final ProgramWriter program;
  private final ScalarType type;
  private final int side;

  private TailProgram(LayerTable table, Weights weights, Hardware hardware, int side) {
    this.table = table;
    this.weights = weights;
    this.type = hardware.type();
    this.side = side;
    program = new ProgramWriter(hardware.target());
  }

  /**
   * Answers the pooled features, [n, channels].
   *
   * @param side of the features
   */
  static TorchArchive pooling(LayerTable table, Weights layers, Hardware hardware, int side) {
    TailProgram tail = new TailProgram(table, layers, hardware, side);
    return tail.program.returning(tail.pooled(tail.activeMap()));
  }

  /**
   * Answers [n, outputs + 1 + 49]: the head's log-odds, residual, and the heat map before scaling.
   *
   * @param side of the features
   */
  static TorchArchive judging(LayerTable table, Weights weights, Hardware hardware, int side) {
    TailProgram tail = new TailProgram(table, weights, hardware, side);
    return tail.program.returning(tail.judgement());
  }

  private String activeMap() {
    Bottleneck block = table.tailBottleneck();
    String features =
        program.channelsLast(program.converted(ProgramWriter.INPUT, ScalarType.FLOAT));
    Stream input = Stream.uncentred(new FeatureMap(features, side), ScalarType.FLOAT, block.in());
    BottleneckWriter bottlenecks = new BottleneckWriter(program, weights);
    Stream sum = bottlenecks.exactlySummed(block, type, input, new float[block.out()]);
    return program.normalizedRelu(sum.value(), table.postNorm(), weights, sum.centre()).name();
  }

  private String pooled(String map) {
    return program.let("torch.mean(%s, [2, 3], False)", map);
  }

  private String judgement() {
    String map = activeMap();
    String pooled = pooled(map);
    String hiddenKernel = constant(Head.HIDDEN_KERNEL);
    String outputKernel = constant(Head.OUTPUT_KERNEL);
    String hidden =
        program.let("torch.linear(%s, %s, %s)", pooled, hiddenKernel, constant(Head.HIDDEN_BIAS));
    String logits =
        program.let(
            "torch.linear(torch.relu(%s), %s, %s)",
            hidden, outputKernel, constant(Head.OUTPUT_BIAS));
    String open = program.converted(program.let("torch.gt(%s, 0)", hidden), ScalarType.FLOAT);
    String pneumonia = program.let("torch.slice(%s, 0, 0, 1, 1)", outputKernel);
    String gradient =
        program.let("torch.matmul(torch.mul(%s, %s), %s)", open, pneumonia, hiddenKernel);
    return program.let(
        "torch.cat([%s, %s, %s], 1)", logits, residual(pooled), heatMap(map, gradient));
  }

  /**
   * Grad-CAM without autograd: the head is two dense layers on averages over the places, so the
   * gradient of the log-odds of pneumonia is the same at all places of a channel. Selvaraju et al.,
   * ICCV 2017.
   */
  private String heatMap(String map, String gradient) {
    return program.let(
        "torch.relu(torch.squeeze(torch.bmm(torch.unsqueeze(%s, 1), torch.flatten(%s, 2, -1)), 1))",
        gradient, map);
  }

  /** Length of what remains of the pooled features outside the span of the components. */
  private String residual(String pooled) {
    String centred = program.let("torch.sub(%s, %s)", pooled, constant(Unlikeness.MEAN));
    String components = constant(Unlikeness.COMPONENTS);
    String explained =
        program.let("torch.matmul(torch.matmul(%s, torch.t(%2$s)), %2$s)", centred, components);
    String rest = program.let("torch.sub(%s, %s)", centred, explained);
    return program.let("torch.sqrt(torch.sum(torch.mul(%1$s, %1$s), [1], True))", rest);
  }

  private String constant(String name) {
    Tensor tensor = weights.tensor(name);
    return program.constant(ScalarType.FLOAT, tensor);
  }
}
