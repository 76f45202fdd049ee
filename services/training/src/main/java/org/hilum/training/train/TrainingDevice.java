package org.hilum.training.train;

import ai.djl.Device;
import org.hilum.network.EngineHardware;
import org.hilum.network.EngineSettings;
import org.hilum.network.blocks.Products;
import org.hilum.network.program.Hardware;
import org.hilum.network.program.ScalarType;

/**
 * Where unlocked layers are trained.
 *
 * @param device of all parameters
 * @param products how convolutions multiply there
 */
public record TrainingDevice(Device device, Products products) {

  /**
   * The first GPU if there is one. A processor multiplies as narrow as the layers will when they
   * serve, where it can: half the time.
   */
  public static TrainingDevice standard() {
    Hardware hardware = EngineHardware.of(EngineSettings.standard());
    return new TrainingDevice(
        hardware.device(),
        hardware.type() == ScalarType.BFLOAT16 ? Products.BFLOAT16 : Products.EXACT);
  }
}
