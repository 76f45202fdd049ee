package org.hilum.network;

import java.util.Objects;

/**
 * How the network runs.
 *
 * @param precision arithmetic of the convolutions
 * @param device {@code auto}, {@code cpu} or {@code cuda:<index>}; {@code auto} takes the first GPU
 *     if there is one
 * @param threads callers that may run the network at once; 0 means one per processor
 */
public record EngineSettings(Precision precision, String device, int threads) {

  public EngineSettings {
    Objects.requireNonNull(precision, "precision");
    Objects.requireNonNull(device, "device");
    if (!device.matches("auto|cpu|cuda:\\d{1,2}")) {
      throw new IllegalArgumentException(
          "device must be auto, cpu or cuda:<index>, not '" + device + "'");
    }
    if (threads < 0) {
      throw new IllegalArgumentException("threads must not be negative, is " + threads);
    }
  }

  /** The fastest arithmetic this machine has, one thread per processor. */
  public static EngineSettings standard() {
    return new EngineSettings(Precision.AUTO, "auto", 0);
  }
}
