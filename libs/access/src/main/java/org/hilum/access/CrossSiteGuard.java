package org.hilum.access;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Set;

/**
 * Takes no change from a logged-in browser unless a script of the page itself asks for it: another
 * site can make a browser send the cookie, but not a header of its own without being asked first,
 * and no such question is answered. The cookie is {@code SameSite} too; either would do.
 */
@Singleton
public class CrossSiteGuard {
  /** What the pages send with every request; Quarkus then refuses instead of redirecting. */
  static final String SCRIPT_HEADER = "X-Requested-With";

  /** Behind limits of size, ahead of authentication. */
  private static final int PRIORITY = 5_000;

  private static final Set<HttpMethod> SAFE =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  void register(@Observes Filters filters) {
    filters.register(CrossSiteGuard::check, PRIORITY);
  }

  private static void check(RoutingContext exchange) {
    HttpServerRequest request = exchange.request();
    boolean isChangeByCookie = !SAFE.contains(request.method()) && PageTenant.isLoggedIn(request);
    if (!isChangeByCookie || request.getHeader(SCRIPT_HEADER) != null) {
      exchange.next();
      return;
    }
    Refusal.OTHER_SITE.write(exchange.response());
  }
}
