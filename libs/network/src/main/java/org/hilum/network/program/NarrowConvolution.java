package org.hilum.network.program;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hilum.network.layers.Convolution;

/**
 * A convolution for training that multiplies in bfloat16, forward and backward; all that enters and
 * leaves is fp32. It is a program because DJL's arrays cannot be bfloat16. Kalamkar et al., A Study
 * of BFLOAT16 for Deep Learning Training, 2019.
 */
public final class NarrowConvolution {

  private record Steps(int stride, int padding) {}

  // A few, without weights, for as long as the process lives.
  private static final Map<Steps, LoadedProgram> PROGRAMS = new ConcurrentHashMap<>();

  private NarrowConvolution() {}

  /**
   * The products, without a bias.
   *
   * @param input [n, in, h, w]
   * @param kernel [out, in, side, side]
   */
  public static NDArray of(Convolution geometry, NDArray input, NDArray kernel) {
    Steps steps = new Steps(geometry.stride(), geometry.padding());
    return PROGRAMS
        .computeIfAbsent(steps, NarrowConvolution::program)
        .runForGradient(input, kernel);
  }

  private static LoadedProgram program(Steps steps) {
    String body =
        """
            a = torch.contiguous(torch.to(input, %1$d), memory_format=%2$d)
            b = torch.contiguous(torch.to(kernel, %1$d), memory_format=%2$d)
            c = torch.conv2d(a, b, None, [%3$d, %3$d], [%4$d, %4$d], [1, 1], 1)
            return torch.to(c, %5$d)
        """
            .formatted(
                ScalarType.BFLOAT16.number(),
                ProgramWriter.CHANNELS_LAST,
                steps.stride(),
                steps.padding(),
                ScalarType.FLOAT.number());
    TorchArchive archive = new TorchArchive();
    archive.method(LoadedProgram.FORWARD, List.of("input", "kernel"), body);
    return LoadedProgram.loadUnpacked(archive, Device.cpu());
  }
}
