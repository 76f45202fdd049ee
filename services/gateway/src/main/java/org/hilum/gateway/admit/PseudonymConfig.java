package org.hilum.gateway.admit;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** The secret behind the pseudonyms. */
@ConfigMapping(prefix = "hilum.pseudonym")
public interface PseudonymConfig {
  /**
   * At least 32 characters, one per installation. With another key the same patient gets another
   * pseudonym, so it is kept.
   */
  Optional<String> key();
}
