package org.hilum.servers.issuer;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Tokens that look right and that no service may take, for tests. */
public final class RefusedTokens {
  private static final Duration HOUR = Duration.ofHours(1);

  private RefusedTokens() {}

  /**
   * One token a kind of attack, by a name for the kind; each claims every role that is given.
   *
   * @param issuer whom the services believe
   */
  public static Map<String, String> of(Issuer issuer, Set<String> roles) {
    TokenMint mint = issuer.mint();
    TokenMint stranger = new TokenMint(issuer.address());
    TokenMint elsewhere = new TokenMint(URI.create("http://localhost:1"));
    JWTClaimsSet good = mint.claims("intruder", roles, Issuer.AUDIENCE, HOUR).build();
    Map<String, String> tokens = new LinkedHashMap<>();
    tokens.put("no token", "nonsense");
    tokens.put("expired", mint.accessToken("intruder", roles, HOUR.negated()).serialize());
    tokens.put(
        "other audience", mint.sign(mint.claims("intruder", roles, "x", HOUR).build()).serialize());
    tokens.put(
        "other issuer",
        mint.sign(elsewhere.claims("intruder", roles, Issuer.AUDIENCE, HOUR).build()).serialize());
    tokens.put("other key", stranger.sign(good).serialize());
    tokens.put("algorithm none", new PlainJWT(good).serialize());
    tokens.put("public key as a secret", signedWithThePublicKey(mint, good));
    tokens.put("changed claims", changed(mint.sign(good), mint, roles));
    return tokens;
  }

  /** RFC 8725, 2.1: a verifier that lets the token choose would take the public key as a secret. */
  private static String signedWithThePublicKey(TokenMint mint, JWTClaimsSet claims) {
    String keyId = mint.publicKeys().getKeys().get(0).getKeyID();
    SignedJWT token =
        new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(keyId).build(), claims);
    try {
      token.sign(new MACSigner(mint.publicKeys().toString().getBytes(UTF_8)));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException("cannot sign with the public key", e);
    }
  }

  /** The signature of one token under the claims of another. */
  private static String changed(SignedJWT signed, TokenMint mint, Set<String> roles) {
    SignedJWT other = mint.accessToken("somebody", roles, HOUR);
    String[] parts = signed.serialize().split("\\.");
    return String.join(".", parts[0], other.serialize().split("\\.")[1], parts[2]);
  }
}
