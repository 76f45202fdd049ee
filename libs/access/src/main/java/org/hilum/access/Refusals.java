package org.hilum.access;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Gives those who are turned away before any resource is asked a problem detail, which Quarkus does
 * not. A browser that opens a page has no use for one, and whatever leads to the login stays.
 */
@Singleton
public class Refusals {
  /** Ahead of Quarkus' own, which answer without a body. */
  private static final int FIRST = Integer.MIN_VALUE;

  void register(@Observes Router router) {
    router.route().order(FIRST).failureHandler(Refusals::answer);
  }

  private static void answer(RoutingContext exchange) {
    HttpServerResponse response = exchange.response();
    if (response.ended() || PageTenant.opensPage(exchange.request())) {
      exchange.next();
    } else if (exchange.failure() instanceof ForbiddenException) {
      Refusal.NOT_ALLOWED.write(response);
    } else if (exchange.failure() instanceof AuthenticationFailedException
        && response.getStatusCode() == Refusal.NOBODY.status()) {
      Refusal.NOBODY.write(response);
    } else {
      exchange.next();
    }
  }
}
