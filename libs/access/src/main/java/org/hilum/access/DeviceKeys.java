package org.hilum.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The devices with a key, known by its hash alone: whoever reads the configuration learns no key. A
 * key is drawn, not thought of, so a plain hash is enough.
 */
@Singleton
public class DeviceKeys {
  private static final Pattern ENTRY =
      Pattern.compile("([A-Za-z0-9][A-Za-z0-9._-]{0,63}):([0-9a-f]{64})");

  private final Map<String, byte[]> hashes;

  @Inject
  DeviceKeys(DeviceKeysConfig config) {
    this(config.keys().orElse(List.of()));
  }

  /**
   * @throws IllegalStateException if one is not a name and a hash; it is not repeated, in case
   *     somebody has written the key itself
   */
  DeviceKeys(List<String> entries) {
    this.hashes = new LinkedHashMap<>();
    for (String entry : entries) {
      Matcher parts = ENTRY.matcher(entry.strip());
      if (!parts.matches()) {
        throw new IllegalStateException(
            "hilum.device-keys: entry %d of %d is not NAME:HASH, the hash being the SHA-256 of the"
                    .formatted(hashes.size() + 1, entries.size())
                + " device's key in 64 lower-case hexadecimal digits");
      }
      hashes.put(parts.group(1), HexFormat.of().parseHex(parts.group(2)));
    }
  }

  /** Whose key it is. It takes as long for a wrong one, whatever device it resembles. */
  Optional<String> deviceOf(String key) {
    byte[] hash = sha256(key);
    Optional<String> found = Optional.empty();
    for (Map.Entry<String, byte[]> device : hashes.entrySet()) {
      if (MessageDigest.isEqual(device.getValue(), hash)) {
        found = Optional.of(device.getKey());
      }
    }
    return found;
  }

  private static byte[] sha256(String key) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(key.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
