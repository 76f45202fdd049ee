package org.hilum.servers.issuer;

import java.net.URI;
import java.util.Set;

/**
 * A program that may ask for tokens.
 *
 * @param roles what its own tokens say; empty if it only has people log in
 * @param redirects where people may be sent back to after their login; the port of a loopback
 *     address is not compared (RFC 8252, 7.3)
 */
public record IssuerClient(String id, String secret, Set<String> roles, Set<URI> redirects) {

  public IssuerClient {
    roles = Set.copyOf(roles);
    redirects = Set.copyOf(redirects);
  }

  boolean mayRedirectTo(URI wanted) {
    return redirects.stream().anyMatch(allowed -> isSame(allowed, wanted));
  }

  private static boolean isSame(URI allowed, URI wanted) {
    if (!"localhost".equals(wanted.getHost()) || wanted.getUserInfo() != null) {
      return allowed.equals(wanted);
    }
    return allowed.getScheme().equals(wanted.getScheme())
        && allowed.getHost().equals(wanted.getHost())
        && allowed.getRawPath().equals(wanted.getRawPath())
        && wanted.getRawQuery() == null
        && wanted.getRawFragment() == null;
  }
}
