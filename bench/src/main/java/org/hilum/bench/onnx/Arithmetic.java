package org.hilum.bench.onnx;

import java.io.IOException;
import java.util.List;

/** How the convolutions compute. */
interface Arithmetic {
  /**
   * Adds the tensors of a convolution and whatever converts its input.
   *
   * @param input name of the value that the convolution reads
   * @return names of input, kernel and bias, as the convolution's node takes them
   */
  List<String> operands(OnnxModel model, String input, FoldedKernel kernel) throws IOException;
}
