package org.hilum.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.util.List;
import java.util.Optional;

/** Devices that have a key instead of a token. */
@ConfigMapping(prefix = "hilum.device-keys")
public interface DeviceKeysConfig {

  /** One a device, {@code name:hash}: the hash is the SHA-256 of its key in hexadecimal digits. */
  @WithParentName
  Optional<List<String>> keys();
}
