package org.hilum.network.program;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Convolution, maximum over 2x2 and ReLU for training, in one program that keeps the channels of a
 * pixel together: the engine's maximum over pixels that lie apart takes as long as the convolution.
 * All that enters and leaves is fp32.
 */
public final class PooledConvolution {
  // Two at most, without weights, for as long as the process lives.
  private static final Map<ScalarType, LoadedProgram> PROGRAMS = new ConcurrentHashMap<>();

  private PooledConvolution() {}

  /**
   * @param products format of the convolution and of what it gives, before it is widened
   * @param input [n, in, h, w]
   * @param kernel [out, in, side, side]
   * @param bias [out]
   * @return [n, out, (h - side + 1) / 2, (w - side + 1) / 2], rounded down
   */
  public static NDArray of(ScalarType products, NDArray input, NDArray kernel, NDArray bias) {
    return PROGRAMS
        .computeIfAbsent(products, PooledConvolution::program)
        .runForGradient(input, kernel, bias);
  }

  private static LoadedProgram program(ScalarType products) {
    // With one channel both orders of the values are the same, and the convolution takes the other.
    // The greatest value is positive where any is: ReLU may follow, on a quarter of the values.
    String body =
        """
            a = torch.contiguous(torch.to(input, %1$d), memory_format=%2$d)
            b = torch.contiguous(torch.to(kernel, %1$d), memory_format=%2$d)
            c = torch.conv2d(a, b, torch.to(bias, %1$d), [1, 1], [0, 0], [1, 1], 1)
            d = torch.contiguous(c, memory_format=%2$d)
            e = torch.max_pool2d(d, [2, 2], [2, 2], [0, 0], [1, 1], False)
            return torch.to(torch.relu(e), %3$d)
        """
            .formatted(products.number(), ProgramWriter.CHANNELS_LAST, ScalarType.FLOAT.number());
    TorchArchive archive = new TorchArchive();
    archive.method(LoadedProgram.FORWARD, List.of("input", "kernel", "bias"), body);
    return LoadedProgram.loadUnpacked(archive, Device.cpu());
  }
}
