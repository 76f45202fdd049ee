package org.hilum.access;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityPolicy;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.function.Predicate;

/**
 * Lets in who is known and allowed. People who are not known are sent to the login by Quarkus; for
 * programs it would end the answer without a word, so that they fail here, for {@link Refusals} to
 * tell them.
 *
 * @param name by which the settings know it
 */
record Door(String name, PageTenant pages, Predicate<SecurityIdentity> isAllowed)
    implements HttpSecurityPolicy {
  private static final String CHALLENGE = "Bearer";

  @Override
  public Uni<CheckResult> checkPermission(
      RoutingContext exchange, Uni<SecurityIdentity> caller, AuthorizationRequestContext context) {
    return caller.flatMap(
        known ->
            known.isAnonymous() && !pages.isOfPerson(exchange.request())
                ? refusal(exchange)
                : Uni.createFrom().item(new CheckResult(isIn(known))));
  }

  private boolean isIn(SecurityIdentity caller) {
    return !caller.isAnonymous() && isAllowed.test(caller);
  }

  /** What is still being sent is read, so that the sender comes to see the answer. */
  private static Uni<CheckResult> refusal(RoutingContext exchange) {
    exchange.request().resume();
    exchange
        .response()
        .setStatusCode(Refusal.NOBODY.status())
        .putHeader(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE);
    return Uni.createFrom().failure(new AuthenticationFailedException());
  }
}
