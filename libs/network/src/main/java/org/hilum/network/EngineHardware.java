package org.hilum.network;

import ai.djl.Device;
import ai.djl.engine.Engine;
import org.hilum.network.program.Hardware;
import org.hilum.network.program.Processor;
import org.hilum.network.program.ScalarType;

/** Settings meet the machine. */
public final class EngineHardware {

  private static final String ENGINE = "PyTorch";

  private EngineHardware() {}

  /** Throws {@link IllegalArgumentException} if the machine cannot do what the settings ask for. */
  public static Hardware of(EngineSettings settings) {
    int threads =
        settings.threads() == 0 ? Runtime.getRuntime().availableProcessors() : settings.threads();
    return switch (settings.device()) {
      case "cpu" -> cpu(settings, threads);
      case "auto" -> gpus() > 0 ? gpu(settings, 0, threads) : cpu(settings, threads);
      default -> gpu(settings, index(settings.device()), threads);
    };
  }

  private static Hardware cpu(EngineSettings settings, int threads) {
    ScalarType type =
        switch (settings.precision()) {
          case AUTO -> Processor.multipliesBfloat16() ? ScalarType.BFLOAT16 : ScalarType.FLOAT;
          case FP32 -> ScalarType.FLOAT;
          case BF16 -> ScalarType.BFLOAT16;
          case FP16 -> throw new IllegalArgumentException("precision FP16 needs a CUDA device");
        };
    return Hardware.cpu(type, threads);
  }

  private static Hardware gpu(EngineSettings settings, int index, int threads) {
    if (index >= gpus()) {
      throw new IllegalArgumentException(
          ("device %s: %d CUDA devices are seen. DJL asks libcudart.so, which has to lie on"
                  + " jna.library.path or LD_LIBRARY_PATH, and PyTorch has to be built for CUDA")
              .formatted(settings.device(), gpus()));
    }
    ScalarType type =
        switch (settings.precision()) {
          case AUTO, FP16 -> ScalarType.HALF;
          case FP32 -> ScalarType.FLOAT;
          case BF16 -> ScalarType.BFLOAT16;
        };
    return Hardware.gpu(Device.gpu(index), type, threads);
  }

  private static int gpus() {
    return Engine.getEngine(ENGINE).getGpuCount();
  }

  private static int index(String device) {
    return Integer.parseInt(device.substring(device.indexOf(':') + 1));
  }
}
