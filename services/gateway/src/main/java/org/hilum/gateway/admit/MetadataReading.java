package org.hilum.gateway.admit;

import java.util.function.Function;
import org.hilum.schemas.XrayLabels;

/** What a sender's metadata says. */
public sealed interface MetadataReading {
  record Described(XrayLabels description) implements MetadataReading {}

  /**
   * @param detail names the field and what was expected, never what was sent
   */
  record Malformed(String detail) implements MetadataReading {}

  default <T> T fold(Function<Described, T> described, Function<Malformed, T> malformed) {
    return this instanceof Described known
        ? described.apply(known)
        : malformed.apply((Malformed) this);
  }
}
