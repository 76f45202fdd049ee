package org.hilum.training.train;

import java.util.List;

/**
 * Heads on the same pooled features as one: their hidden units stand side by side, and an output
 * sees only those of its own members. So it is the mean of what they say, and costs one pass.
 */
public final class JoinedHeads {
  private JoinedHeads() {}

  /**
   * A head of one output, the mean log-odds of pneumonia.
   *
   * @param pneumonia one or more heads of one output
   * @throws IllegalArgumentException if there is no head, or one has other inputs or outputs
   */
  public static DenseHead of(List<DenseHead> pneumonia) {
    return joined(List.of(pneumonia));
  }

  /**
   * A head of two outputs: the mean log-odds of pneumonia, and below them the mean log-odds of
   * viral given pneumonia.
   *
   * @param pneumonia one or more heads of one output
   * @param viral one or more heads of one output
   * @throws IllegalArgumentException if there is no head, or one has other inputs or outputs
   */
  public static DenseHead of(List<DenseHead> pneumonia, List<DenseHead> viral) {
    return joined(List.of(pneumonia, viral));
  }

  /**
   * @param members of each output
   */
  private static DenseHead joined(List<List<DenseHead>> members) {
    if (members.stream().anyMatch(List::isEmpty)) {
      throw new IllegalArgumentException(
          "expected heads for every output, there are "
              + members.stream().map(List::size).toList());
    }
    List<DenseHead> all = members.stream().flatMap(List::stream).toList();
    all.forEach(head -> requireSameKind(head, all.get(0)));
    int width = all.stream().mapToInt(head -> head.hiddenBias().length).sum();
    float[][] kernel = new float[width][];
    float[] bias = new float[width];
    float[][] outputKernel = new float[members.size()][width];
    float[] outputBias = new float[members.size()];
    int at = 0;
    for (int output = 0; output < members.size(); output++) {
      int count = members.get(output).size();
      for (DenseHead head : members.get(output)) {
        outputBias[output] += head.outputBias()[0] / count;
        for (int unit = 0; unit < head.hiddenBias().length; unit++, at++) {
          kernel[at] = head.hiddenKernel()[unit].clone();
          bias[at] = head.hiddenBias()[unit];
          outputKernel[output][at] = head.outputKernel()[0][unit] / count;
        }
      }
    }
    return new DenseHead(kernel, bias, outputKernel, outputBias);
  }

  private static void requireSameKind(DenseHead head, DenseHead first) {
    int inputs = head.hiddenKernel()[0].length;
    int wanted = first.hiddenKernel()[0].length;
    if (head.outputBias().length != 1 || inputs != wanted) {
      throw new IllegalArgumentException(
          "a head has %d inputs and %d outputs, expected %d and 1"
              .formatted(inputs, head.outputBias().length, wanted));
    }
  }
}
