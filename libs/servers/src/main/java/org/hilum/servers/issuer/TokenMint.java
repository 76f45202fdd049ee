package org.hilum.servers.issuer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.openid.connect.sdk.Nonce;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Signs tokens with a key that lives as long as this object (RFC 7519, RFC 9068). */
final class TokenMint {
  private static final int KEY_BITS = 2048;

  private final URI issuer;
  private final RSAKey key;

  TokenMint(URI issuer) {
    this.issuer = issuer;
    this.key = newKey();
  }

  JWKSet publicKeys() {
    return new JWKSet(key.toPublicJWK());
  }

  SignedJWT accessToken(String name, Set<String> roles, Duration lifetime) {
    return sign(claims(name, roles, Issuer.AUDIENCE, lifetime).build());
  }

  SignedJWT idToken(Person person, String clientId, Optional<Nonce> nonce, Duration lifetime) {
    JWTClaimsSet.Builder claims = claims(person.name(), person.roles(), clientId, lifetime);
    nonce.ifPresent(word -> claims.claim("nonce", word.getValue()));
    return sign(claims.build());
  }

  JWTClaimsSet.Builder claims(String name, Set<String> roles, String audience, Duration lifetime) {
    Instant now = Instant.now();
    return new JWTClaimsSet.Builder()
        .issuer(issuer.toString())
        .subject(name)
        .audience(audience)
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plus(lifetime)))
        .jwtID(UUID.randomUUID().toString())
        .claim("preferred_username", name)
        .claim("roles", List.copyOf(roles));
  }

  SignedJWT sign(JWTClaimsSet claims) {
    JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build();
    SignedJWT token = new SignedJWT(header, claims);
    try {
      token.sign(new RSASSASigner(key));
      return token;
    } catch (JOSEException e) {
      throw new IllegalStateException("cannot sign a token with key " + key.getKeyID(), e);
    }
  }

  private static RSAKey newKey() {
    try {
      return new RSAKeyGenerator(KEY_BITS)
          .keyUse(KeyUse.SIGNATURE)
          .keyID(UUID.randomUUID().toString())
          .algorithm(JWSAlgorithm.RS256)
          .generate();
    } catch (JOSEException e) {
      throw new IllegalStateException("cannot make a signing key", e);
    }
  }
}
