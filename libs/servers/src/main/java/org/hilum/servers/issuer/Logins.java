package org.hilum.servers.issuer;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.openid.connect.sdk.Nonce;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Logins whose code was not redeemed yet. A code is good once, for a minute (RFC 6749, 4.1.2). */
final class Logins {
  private static final Duration VALIDITY = Duration.ofMinutes(1);

  private final Map<String, Login> byCode = new ConcurrentHashMap<>();

  /** Somebody who gave the right password to the page of a client. */
  record Login(
      Person person,
      String clientId,
      URI redirect,
      CodeChallenge challenge,
      Optional<Nonce> nonce,
      Instant until) {}

  AuthorizationCode keep(
      Person person,
      String clientId,
      URI redirect,
      CodeChallenge challenge,
      Optional<Nonce> nonce) {
    Instant now = Instant.now();
    byCode.values().removeIf(login -> login.until().isBefore(now));
    AuthorizationCode code = new AuthorizationCode();
    byCode.put(
        code.getValue(),
        new Login(person, clientId, redirect, challenge, nonce, now.plus(VALIDITY)));
    return code;
  }

  /** The login of a code, if the same client asks that sent the person, with the proof of it. */
  Optional<Login> redeem(AuthorizationCodeGrant grant, String clientId) {
    return Optional.ofNullable(byCode.remove(grant.getAuthorizationCode().getValue()))
        .filter(login -> login.until().isAfter(Instant.now()))
        .filter(login -> login.clientId().equals(clientId))
        .filter(login -> login.redirect().equals(grant.getRedirectionURI()))
        .filter(login -> isProven(login, grant));
  }

  private static boolean isProven(Login login, AuthorizationCodeGrant grant) {
    return grant.getCodeVerifier() != null
        && CodeChallenge.compute(CodeChallengeMethod.S256, grant.getCodeVerifier())
            .equals(login.challenge());
  }
}
