package org.hilum.servers.issuer;

import java.util.Set;

/**
 * Somebody who logs in with a browser.
 *
 * @param name also the name in tokens
 */
public record Person(String name, String password, Set<String> roles) {

  public Person {
    roles = Set.copyOf(roles);
  }
}
