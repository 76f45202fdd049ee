package org.hilum.bench.onnx;

import java.io.IOException;
import java.util.List;

/** 32-bit floats throughout. */
final class Float32 implements Arithmetic {
  @Override
  public List<String> operands(OnnxModel model, String input, FoldedKernel kernel)
      throws IOException {
    String name = kernel.convolution().name();
    model.floats(name + ".kernel", kernel.kernel(), kernel.shape());
    model.floats(name + ".bias", kernel.bias(), kernel.bias().length);
    return List.of(input, name + ".kernel", name + ".bias");
  }
}
