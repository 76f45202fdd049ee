package org.hilum.access;

import io.quarkus.vertx.http.runtime.security.HttpSecurityPolicy;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What the paths of all services ask of whoever comes; the shared settings name them. */
@Singleton
public class Doors {
  private final PageTenant pages;

  Doors(PageTenant pages) {
    this.pages = pages;
  }

  @Produces
  @Singleton
  HttpSecurityPolicy known() {
    return new Door("known", pages, caller -> true);
  }

  @Produces
  @Singleton
  HttpSecurityPolicy operators() {
    return new Door("operators", pages, caller -> caller.hasRole(Role.OPERATOR));
  }
}
