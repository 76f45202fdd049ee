package org.hilum.servers.issuer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.AccessTokenResponse;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hilum.servers.FreePort;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The provider as a client sees it that was written by somebody else. */
class IssuerTest {
  private static final URI BACK = URI.create("http://localhost:8081/login");
  private static final String SECRET = UUID.randomUUID().toString();
  private static final String PASSWORD = UUID.randomUUID().toString();

  private final HttpClient browser = HttpClient.newHttpClient();
  private final CodeVerifier verifier = new CodeVerifier();
  private final Nonce nonce = new Nonce();
  private final Issuer issuer =
      Issuer.start(
          FreePort.next(),
          List.of(
              new IssuerClient("ct-1", SECRET, Set.of("device"), Set.of()),
              new IssuerClient(
                  "pages", SECRET, Set.of(), Set.of(URI.create("http://localhost/login")))),
          List.of(new Person("jane", PASSWORD, Set.of("radiologist"))));

  @AfterEach
  void stops() {
    issuer.close();
  }

  @Test
  void describesItself() throws Exception {
    OIDCProviderMetadata metadata =
        OIDCProviderMetadata.parse(
            get(issuer.address().resolve("/.well-known/openid-configuration")).body());
    assertThat(metadata.getIssuer().getValue()).isEqualTo(issuer.address().toString());
    assertThat(metadata.getTokenEndpointURI()).isEqualTo(issuer.address().resolve("/token"));
    assertThat(get(metadata.getJWKSetURI()).body()).contains("\"RSA\"").doesNotContain("\"d\"");
  }

  @Test
  void givesAProgramATokenWithItsRoles() throws Exception {
    HTTPResponse answer = ask("ct-1", SECRET, new ClientCredentialsGrant());
    String token = AccessTokenResponse.parse(answer).getTokens().getAccessToken().getValue();
    JWTClaimsSet claims = verified(token);
    assertThat(claims.getAudience()).containsExactly("hilum");
    assertThat(claims.getSubject()).isEqualTo("ct-1");
    assertThat(claims.getStringListClaim("roles")).containsExactly("device");
  }

  @Test
  void givesNothingForAWrongSecretOrToAClientWithoutRoles() throws Exception {
    assertThat(ask("ct-1", "wrong", new ClientCredentialsGrant()).getStatusCode()).isEqualTo(401);
    assertThat(ask("nobody", SECRET, new ClientCredentialsGrant()).getStatusCode()).isEqualTo(401);
    assertThat(ask("pages", SECRET, new ClientCredentialsGrant()).getStatusCode()).isEqualTo(400);
  }

  @Test
  void logsAPersonInOnceForACode() throws Exception {
    HttpResponse<String> form = get(authentication(BACK).toURI());
    assertThat(form.body()).contains("name=\"password\"");
    HttpResponse<String> sent = logIn(PASSWORD);
    AuthorizationCode code =
        AuthenticationResponseParser.parse(URI.create(sent.headers().firstValue("Location").get()))
            .toSuccessResponse()
            .getAuthorizationCode();

    HTTPResponse answer = ask("pages", SECRET, new AuthorizationCodeGrant(code, BACK, verifier));

    OIDCTokenResponse tokens = OIDCTokenResponse.parse(answer);
    JWTClaimsSet claims = verified(tokens.getOIDCTokens().getIDTokenString());
    assertThat(claims.getAudience()).containsExactly("pages");
    assertThat(claims.getStringClaim("nonce")).isEqualTo(nonce.getValue());
    assertThat(claims.getStringClaim("preferred_username")).isEqualTo("jane");
    assertThat(claims.getStringListClaim("roles")).containsExactly("radiologist");
    assertThat(
            ask("pages", SECRET, new AuthorizationCodeGrant(code, BACK, verifier)).getStatusCode())
        .isEqualTo(400);
  }

  @Test
  void redeemsNoCodeWithoutItsProof() throws Exception {
    HttpResponse<String> sent = logIn(PASSWORD);
    AuthorizationCode code =
        AuthenticationResponseParser.parse(URI.create(sent.headers().firstValue("Location").get()))
            .toSuccessResponse()
            .getAuthorizationCode();
    AuthorizationCodeGrant stolen = new AuthorizationCodeGrant(code, BACK, new CodeVerifier());
    assertThat(ask("pages", SECRET, stolen).getStatusCode()).isEqualTo(400);
  }

  @Test
  void asksAgainAfterAWrongPassword() throws Exception {
    HttpResponse<String> sent = logIn("guess");
    assertThat(sent.statusCode()).isEqualTo(401);
    assertThat(sent.body()).contains("Name or password is wrong.").doesNotContain("guess");
  }

  @Test
  void sendsNobodyToAnAddressThatTheClientDidNotRegister() throws Exception {
    for (String address :
        List.of(
            "http://localhost:8081/other",
            "https://localhost:8081/login",
            "http://localhost.example.org/login",
            "http://localhost:8081/login?next=http://example.org")) {
      HttpResponse<String> answer = get(authentication(URI.create(address)).toURI());
      assertThat(answer.statusCode()).as(address).isEqualTo(400);
    }
  }

  private AuthenticationRequest authentication(URI back) {
    return new AuthenticationRequest.Builder(
            ResponseType.CODE, new Scope("openid"), new ClientID("pages"), back)
        .endpointURI(issuer.address().resolve("/authorize"))
        .state(new State("\"><script>"))
        .nonce(nonce)
        .codeChallenge(verifier, CodeChallengeMethod.S256)
        .build();
  }

  private HttpResponse<String> logIn(String password) throws Exception {
    String query = authentication(BACK).toURI().getRawQuery();
    String form =
        "request=%s&name=jane&password=%s".formatted(URLEncoder.encode(query, UTF_8), password);
    return browser.send(
        HttpRequest.newBuilder(issuer.address().resolve("/authorize"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build(),
        BodyHandlers.ofString());
  }

  private HTTPResponse ask(String client, String secret, AuthorizationGrant grant)
      throws Exception {
    return new TokenRequest(
            issuer.address().resolve("/token"),
            new ClientSecretBasic(new ClientID(client), new Secret(secret)),
            grant,
            new Scope("openid"))
        .toHTTPRequest()
        .send();
  }

  private JWTClaimsSet verified(String token) throws Exception {
    SignedJWT signed = SignedJWT.parse(token);
    assertThat(
            signed.verify(
                new RSASSAVerifier(issuer.mint().publicKeys().getKeys().get(0).toRSAKey())))
        .isTrue();
    return signed.getJWTClaimsSet();
  }

  private HttpResponse<String> get(URI address) throws Exception {
    return browser.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
  }
}
