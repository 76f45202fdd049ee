package org.hilum.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;

class DeviceKeysTest {
  /** Of {@code abc}, FIPS 180-4's example. */
  private static final String HASH =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @Test
  void knowsADeviceByItsKey() {
    DeviceKeys keys = new DeviceKeys(List.of("ct-1:" + "0".repeat(64), " cr-room-2:" + HASH));
    assertThat(keys.deviceOf("abc")).hasValue("cr-room-2");
    assertThat(keys.deviceOf("abd")).isEmpty();
    assertThat(keys.deviceOf(HASH)).isEmpty();
    assertThat(new DeviceKeys(List.of()).deviceOf("")).isEmpty();
  }

  @Test
  void refusesAKeyWhereAHashIsExpectedWithoutRepeatingIt() {
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> new DeviceKeys(List.of("ct-1:" + HASH, "ct-2:secret")))
        .withMessageContaining("entry 2 of 2 is not NAME:HASH")
        .withMessageNotContaining("secret");
  }
}
