package org.hilum.training.train;

import java.util.List;
import java.util.stream.Stream;

/**
 * Heads on the same pooled features as one: their hidden units stand side by side, and an output
 * sees only those of its own members. So it is the mean of what they say, and costs one pass.
 */
public final class JoinedHeads {
  private JoinedHeads() {}

  /**
   * A head of two outputs: the mean log-odds of pneumonia, and below them the mean log-odds of
   * viral given pneumonia.
   *
   * @param pneumonia one or more heads of one output
   * @param viral one or more heads of one output
   * @throws IllegalArgumentException if there is no head, or one has other inputs or outputs
   */
  public static DenseHead of(List<DenseHead> pneumonia, List<DenseHead> viral) {
    if (pneumonia.isEmpty() || viral.isEmpty()) {
      throw new IllegalArgumentException(
          "expected heads for both outputs, there are %d of pneumonia and %d of viral"
              .formatted(pneumonia.size(), viral.size()));
    }
    List<DenseHead> all = Stream.concat(pneumonia.stream(), viral.stream()).toList();
    all.forEach(head -> requireSameKind(head, all.get(0)));
    int width = all.stream().mapToInt(head -> head.hiddenBias().length).sum();
    float[][] kernel = new float[width][];
    float[] bias = new float[width];
    float[][] outputKernel = new float[2][width];
    float[] outputBias = new float[2];
    int at = 0;
    for (int member = 0; member < all.size(); member++) {
      DenseHead head = all.get(member);
      int row = member < pneumonia.size() ? 0 : 1;
      int members = row == 0 ? pneumonia.size() : viral.size();
      outputBias[row] += head.outputBias()[0] / members;
      for (int unit = 0; unit < head.hiddenBias().length; unit++, at++) {
        kernel[at] = head.hiddenKernel()[unit].clone();
        bias[at] = head.hiddenBias()[unit];
        outputKernel[row][at] = head.outputKernel()[0][unit] / members;
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
