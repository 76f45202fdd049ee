package org.hilum.gateway.dicom;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How DICOM instances are admitted, whichever door they come by. */
@ConfigMapping(prefix = "hilum.dicom.admission")
public interface AdmissionConfig {
  /**
   * Bytes that instances in admission take together, twice the file each; more of them wait than
   * fit. {@link DecodingMemory} borrows from them.
   */
  @WithDefault("128000000")
  long memoryBytes();
}
