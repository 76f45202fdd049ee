package org.hilum.servers.issuer;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.openid.connect.sdk.LogoutRequest;
import com.nimbusds.openid.connect.sdk.SubjectType;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hilum.servers.ServerStartException;

/**
 * An OpenID provider on the loopback address (OpenID Connect Core 1.0 and Discovery 1.0). Its key
 * lives as long as it runs: a token of before is worth nothing after a restart.
 */
public final class Issuer implements AutoCloseable {
  /** Whom access tokens are for: the services. */
  public static final String AUDIENCE = "hilum";

  private static final int THREADS = 4;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
  private final URI address;
  private final TokenMint mint;

  private Issuer(HttpServer server, URI address) {
    this.server = server;
    this.address = address;
    this.mint = new TokenMint(address);
  }

  /**
   * @throws ServerStartException if the port is taken
   */
  public static Issuer start(int port, List<IssuerClient> clients, List<Person> people) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
      Issuer issuer = new Issuer(server, URI.create("http://localhost:" + port));
      issuer.open(
          clients.stream().collect(Collectors.toMap(IssuerClient::id, Function.identity())),
          people);
      return issuer;
    } catch (IOException e) {
      throw new ServerStartException("the issuer of tokens did not start on port " + port, e);
    }
  }

  public URI address() {
    return address;
  }

  /** An access token as a login would give it. */
  public String accessToken(String name, Set<String> roles, Duration lifetime) {
    return mint.accessToken(name, roles, lifetime).serialize();
  }

  TokenMint mint() {
    return mint;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void open(Map<String, IssuerClient> clients, List<Person> people) {
    Logins logins = new Logins();
    TokenEndpoint tokens = new TokenEndpoint(clients, logins, mint);
    AuthorizationEndpoint authorization = new AuthorizationEndpoint(clients, people, logins);
    server.createContext(
        "/.well-known/openid-configuration",
        Exchange.get(query -> Exchange.json(metadata().toJSONObject().toJSONString())));
    server.createContext(
        "/keys", Exchange.get(query -> Exchange.json(mint.publicKeys().toString())));
    server.createContext("/token", Exchange.post(tokens::answer));
    server.createContext("/authorize", Exchange.of(authorization::ask, authorization::logIn));
    server.createContext("/logout", Exchange.get(query -> afterLogout(clients, query)));
    server.setExecutor(threads);
    server.start();
  }

  private OIDCProviderMetadata metadata() {
    OIDCProviderMetadata metadata =
        new OIDCProviderMetadata(
            new com.nimbusds.oauth2.sdk.id.Issuer(address),
            List.of(SubjectType.PUBLIC),
            address.resolve("/keys"));
    metadata.setTokenEndpointURI(address.resolve("/token"));
    metadata.setAuthorizationEndpointURI(address.resolve("/authorize"));
    metadata.setEndSessionEndpointURI(address.resolve("/logout"));
    metadata.setResponseTypes(List.of(ResponseType.CODE));
    metadata.setGrantTypes(List.of(GrantType.AUTHORIZATION_CODE, GrantType.CLIENT_CREDENTIALS));
    metadata.setScopes(new Scope("openid"));
    metadata.setCodeChallengeMethods(List.of(CodeChallengeMethod.S256));
    metadata.setIDTokenJWSAlgs(List.of(JWSAlgorithm.RS256));
    metadata.setTokenEndpointAuthMethods(List.of(ClientAuthenticationMethod.CLIENT_SECRET_BASIC));
    return metadata;
  }

  /** There is no session to end here; the client has ended its own. */
  private static HTTPResponse afterLogout(Map<String, IssuerClient> clients, String query) {
    HTTPResponse response = new HTTPResponse(HTTPResponse.SC_FOUND);
    Optional<URI> wanted = afterLogout(query);
    boolean isKnown =
        wanted.isPresent()
            && clients.values().stream().anyMatch(client -> isOf(client, wanted.get()));
    if (!isKnown) {
      return new HTTPResponse(HTTPResponse.SC_BAD_REQUEST);
    }
    response.setLocation(wanted.get());
    return response;
  }

  private static Optional<URI> afterLogout(String query) {
    try {
      return Optional.ofNullable(LogoutRequest.parse(query).getPostLogoutRedirectionURI());
    } catch (ParseException e) {
      return Optional.empty();
    }
  }

  /** Any path of the origin that people come from. */
  private static boolean isOf(IssuerClient client, URI wanted) {
    return client.redirects().stream()
        .anyMatch(login -> client.mayRedirectTo(wanted.resolve(login.getRawPath())));
  }
}
