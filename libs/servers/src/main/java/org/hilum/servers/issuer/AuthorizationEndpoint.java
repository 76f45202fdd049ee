package org.hilum.servers.issuer;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseMode;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.util.MultivaluedMapUtils;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationSuccessResponse;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Has people log in for a client (OpenID Connect Core 1.0, 3.1.2). It keeps no session of its own:
 * every login asks for the password, so no other site can use one that was forgotten.
 */
final class AuthorizationEndpoint {
  private static final String NO_NOTICE = "";

  private final Map<String, IssuerClient> clients;
  private final List<Person> people;
  private final Logins logins;

  AuthorizationEndpoint(Map<String, IssuerClient> clients, List<Person> people, Logins logins) {
    this.clients = clients;
    this.people = people;
    this.logins = logins;
  }

  /** {@code GET}: the login page. */
  HTTPResponse ask(String query) {
    return acceptable(query)
        .map(request -> page(HTTPResponse.SC_OK, NO_NOTICE, query))
        .orElseGet(AuthorizationEndpoint::refusal);
  }

  /** {@code POST}: back to the client, or the login page again. */
  HTTPResponse logIn(HTTPRequest form) {
    Map<String, List<String>> fields;
    try {
      fields = form.getBodyAsFormParameters();
    } catch (ParseException e) {
      return refusal();
    }
    String query = field(fields, "request");
    Optional<AuthenticationRequest> request = acceptable(query);
    if (request.isEmpty()) {
      return refusal();
    }
    return person(field(fields, "name"), field(fields, "password"))
        .map(person -> back(request.get(), person))
        .orElseGet(() -> page(HTTPResponse.SC_UNAUTHORIZED, "Name or password is wrong.", query));
  }

  /** Nobody is redirected to an address that the client did not register. */
  private Optional<AuthenticationRequest> acceptable(String query) {
    try {
      AuthenticationRequest request = AuthenticationRequest.parse(query);
      return Optional.ofNullable(clients.get(request.getClientID().getValue()))
          .filter(client -> client.mayRedirectTo(request.getRedirectionURI()))
          .filter(client -> request.getResponseType().equals(ResponseType.CODE))
          .filter(client -> request.getCodeChallenge() != null)
          .filter(client -> CodeChallengeMethod.S256.equals(request.getCodeChallengeMethod()))
          .map(client -> request);
    } catch (ParseException e) {
      return Optional.empty();
    }
  }

  private Optional<Person> person(String name, String password) {
    return people.stream()
        .filter(person -> person.name().equals(name))
        .filter(person -> Secrets.areSame(person.password(), password))
        .findFirst();
  }

  private HTTPResponse back(AuthenticationRequest request, Person person) {
    URI redirect = request.getRedirectionURI();
    AuthorizationCode code =
        logins.keep(
            person,
            request.getClientID().getValue(),
            redirect,
            request.getCodeChallenge(),
            Optional.ofNullable(request.getNonce()));
    HTTPResponse response = new HTTPResponse(HTTPResponse.SC_FOUND);
    response.setLocation(
        new AuthenticationSuccessResponse(
                redirect, code, null, null, request.getState(), null, ResponseMode.QUERY)
            .toURI());
    return response;
  }

  private static HTTPResponse page(int status, String notice, String query) {
    HTTPResponse response = new HTTPResponse(status);
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    response.setBody(LoginPage.asking(notice, query));
    return response;
  }

  private static HTTPResponse refusal() {
    HTTPResponse response = new HTTPResponse(HTTPResponse.SC_BAD_REQUEST);
    response.setHeader("Content-Type", "text/plain; charset=utf-8");
    response.setBody(
        "Expected an authentication request of a known client: response_type code, a registered"
            + " redirect_uri and a code_challenge by S256.");
    return response;
  }

  private static String field(Map<String, List<String>> fields, String name) {
    return Optional.ofNullable(MultivaluedMapUtils.getFirstValue(fields, name)).orElse("");
  }
}
