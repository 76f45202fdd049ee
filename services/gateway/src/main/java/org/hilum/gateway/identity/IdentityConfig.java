package org.hilum.gateway.identity;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** The secret that seals identities. */
@ConfigMapping(prefix = "hilum.identity")
public interface IdentityConfig {
  /**
   * At least 32 characters, one per installation, and not the key of the pseudonyms. Without it no
   * result finds its patient again, so it is kept.
   */
  Optional<String> key();
}
