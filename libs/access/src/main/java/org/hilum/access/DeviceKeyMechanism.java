package org.hilum.access;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/**
 * Takes {@code Authorization: Hilum-Key KEY} from devices that speak no OpenID, and from the
 * webhook of an object store, which can send this header and no other.
 */
@Singleton
public class DeviceKeyMechanism implements HttpAuthenticationMechanism {
  private static final String SCHEME = "Hilum-Key ";

  private final DeviceKeys keys;

  DeviceKeyMechanism(DeviceKeys keys) {
    this.keys = keys;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      RoutingContext exchange, IdentityProviderManager identities) {
    String header = exchange.request().getHeader(HttpHeaders.AUTHORIZATION);
    if (header == null || !header.startsWith(SCHEME)) {
      return Uni.createFrom().nullItem();
    }
    return keys.deviceOf(header.substring(SCHEME.length()).strip())
        .map(device -> Uni.createFrom().item(identity(device)))
        .orElseGet(
            () ->
                Uni.createFrom().failure(new AuthenticationFailedException("unknown device key")));
  }

  /** Nothing: whoever has no key is told of the other way. */
  @Override
  public Uni<ChallengeData> getChallenge(RoutingContext exchange) {
    return Uni.createFrom().nullItem();
  }

  private static SecurityIdentity identity(String device) {
    return QuarkusSecurityIdentity.builder()
        .setPrincipal(new QuarkusPrincipal(device))
        .addRole(Role.DEVICE)
        .build();
  }
}
