package org.hilum.access;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Lets no service start, and no port open, before it is said who may come in. */
@Singleton
public class RequiredAccess {
  /** Quarkus encrypts the cookie and the state of a login with it. */
  private static final int SECRET_LENGTH = 32;

  private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final Logger LOG = Logger.getLogger(RequiredAccess.class);

  private final Optional<String> issuer;
  private final boolean hasPages;
  private final Optional<String> secret;

  RequiredAccess(
      @ConfigProperty(name = "hilum.oidc.issuer") Optional<String> issuer,
      @ConfigProperty(name = "quarkus.oidc.pages.tenant-enabled", defaultValue = "false")
          boolean hasPages,
      @ConfigProperty(name = "hilum.oidc.pages.secret") Optional<String> secret) {
    this.issuer = issuer;
    this.hasPages = hasPages;
    this.secret = secret;
  }

  /**
   * @throws IllegalStateException that says what to set
   */
  void check(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent start) {
    require();
    danger().ifPresent(LOG::warn);
  }

  /** What holds no start up, since the network in between may be one that nobody else is in. */
  Optional<String> danger() {
    return issuer
        .map(URI::create)
        .filter(address -> "http".equals(address.getScheme()) && !HERE.contains(address.getHost()))
        .map(
            address ->
                "the OpenID provider at %s is asked without TLS: whoever is in between can let anybody"
                        .formatted(address)
                    + " in; set HILUM_OIDC_ISSUER to its https address");
  }

  void require() {
    if (issuer.isEmpty()) {
      throw new IllegalStateException(
          "it is not said who may come in: set HILUM_OIDC_ISSUER (hilum.oidc.issuer) to the address"
              + " of your OpenID provider");
    }
    if (hasPages && secret.filter(word -> word.length() >= SECRET_LENGTH).isEmpty()) {
      throw new IllegalStateException(
          "people cannot log in on the pages: set HILUM_OIDC_PAGES_SECRET (hilum.oidc.pages.secret)"
              + " to the secret of the pages' client at your OpenID provider, "
              + SECRET_LENGTH
              + " characters or more");
    }
  }
}
