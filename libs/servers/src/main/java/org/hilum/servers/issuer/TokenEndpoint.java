package org.hilum.servers.issuer;

import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.AccessTokenResponse;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.TokenErrorResponse;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.oauth2.sdk.token.Tokens;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Gives tokens to clients that prove who they are by their secret (RFC 6749, 3.2). */
final class TokenEndpoint {
  private static final Duration ACCESS_LIFETIME = Duration.ofMinutes(10);

  /** A page lasts a shift: this provider has no refresh tokens. */
  private static final Duration LOGIN_LIFETIME = Duration.ofHours(12);

  private final Map<String, IssuerClient> clients;
  private final Logins logins;
  private final TokenMint mint;

  TokenEndpoint(Map<String, IssuerClient> clients, Logins logins, TokenMint mint) {
    this.clients = clients;
    this.logins = logins;
    this.mint = mint;
  }

  HTTPResponse answer(HTTPRequest request) {
    try {
      TokenRequest asked = TokenRequest.parse(request);
      return authenticated(asked.getClientAuthentication())
          .map(client -> grant(client, asked.getAuthorizationGrant()))
          .orElseGet(() -> refusal(OAuth2Error.INVALID_CLIENT))
          .toHTTPResponse();
    } catch (ParseException e) {
      return refusal(Optional.ofNullable(e.getErrorObject()).orElse(OAuth2Error.INVALID_REQUEST))
          .toHTTPResponse();
    }
  }

  private Optional<IssuerClient> authenticated(ClientAuthentication proof) {
    if (!(proof instanceof ClientSecretBasic basic)) {
      return Optional.empty();
    }
    return Optional.ofNullable(clients.get(basic.getClientID().getValue()))
        .filter(client -> Secrets.areSame(client.secret(), basic.getClientSecret().getValue()));
  }

  private TokenResponse grant(IssuerClient client, AuthorizationGrant grant) {
    if (grant instanceof AuthorizationCodeGrant code) {
      return logins
          .redeem(code, client.id())
          .<TokenResponse>map(this::ofPerson)
          .orElseGet(() -> refusal(OAuth2Error.INVALID_GRANT));
    }
    if (grant.getType().equals(GrantType.CLIENT_CREDENTIALS) && !client.roles().isEmpty()) {
      return new AccessTokenResponse(
          new Tokens(
              bearer(
                  mint.accessToken(client.id(), client.roles(), ACCESS_LIFETIME), ACCESS_LIFETIME),
              null));
    }
    return refusal(OAuth2Error.UNAUTHORIZED_CLIENT);
  }

  private TokenResponse ofPerson(Logins.Login login) {
    Person person = login.person();
    return new OIDCTokenResponse(
        new OIDCTokens(
            mint.idToken(person, login.clientId(), login.nonce(), LOGIN_LIFETIME),
            bearer(mint.accessToken(person.name(), person.roles(), LOGIN_LIFETIME), LOGIN_LIFETIME),
            null));
  }

  private static BearerAccessToken bearer(SignedJWT token, Duration lifetime) {
    return new BearerAccessToken(token.serialize(), lifetime.toSeconds(), null);
  }

  private static TokenResponse refusal(ErrorObject error) {
    return new TokenErrorResponse(error);
  }
}
