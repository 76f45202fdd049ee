package org.hilum.access;

import io.quarkus.oidc.TenantResolver;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Tells people from programs. A browser that opens a page, or has logged in, is sent to the login
 * where that is due; everybody else has to bring a token and gets a plain 401 without.
 */
@ApplicationScoped
public class PageTenant implements TenantResolver {
  private static final String NAME = "pages";

  /** How the names of Quarkus' cookies begin that hold a login. */
  private static final String SESSION = "q_session_" + NAME;

  private static final Optional<String> PROGRAMS = Optional.empty();

  private final boolean hasPages;

  PageTenant(
      @ConfigProperty(name = "quarkus.oidc.pages.tenant-enabled", defaultValue = "false")
          boolean hasPages) {
    this.hasPages = hasPages;
  }

  @Override
  public String resolve(RoutingContext exchange) {
    return tenant(exchange.request()).orElse(null);
  }

  private Optional<String> tenant(HttpServerRequest request) {
    return isOfPerson(request) ? Optional.of(NAME) : PROGRAMS;
  }

  boolean isOfPerson(HttpServerRequest request) {
    return hasPages && !hasToken(request) && (isLoggedIn(request) || opensPage(request));
  }

  private static boolean hasToken(HttpServerRequest request) {
    return request.getHeader("Authorization") != null;
  }

  /** Long after it too: Quarkus looks whether the login still holds. */
  static boolean isLoggedIn(HttpServerRequest request) {
    return request.cookies().stream().anyMatch(cookie -> cookie.getName().startsWith(SESSION));
  }

  static boolean opensPage(HttpServerRequest request) {
    String accepted = request.getHeader("Accept");
    return request.method() == HttpMethod.GET && accepted != null && accepted.contains("text/html");
  }
}
