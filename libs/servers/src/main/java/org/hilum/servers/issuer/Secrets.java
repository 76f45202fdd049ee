package org.hilum.servers.issuer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;

/** Comparison that takes as long for a wrong secret as for the right one. */
final class Secrets {
  private Secrets() {}

  static boolean areSame(String one, String other) {
    return MessageDigest.isEqual(one.getBytes(UTF_8), other.getBytes(UTF_8));
  }
}
