package org.hilum.servers;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.text.ParseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.hilum.servers.issuer.RefusedTokens;

/**
 * Knocks at every door of a running service that its OpenAPI document names, as everybody who
 * could, and compares who gets in with a table.
 */
public final class EndpointAccess {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
  private static final int OK = 200;
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final String PROBLEM = "application/problem+json";

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI root;

  public EndpointAccess(URI root) {
    this.root = root;
  }

  /**
   * What differs from the table; nothing if all is as it says. An endpoint that stands in the
   * document or in the table alone is a difference too, except for those below {@code /q/}, and so
   * is one that turns somebody away without a problem detail (RFC 9457).
   *
   * @param allowed the roles of each endpoint, by {@code METHOD /path}
   * @param media what an endpoint takes, where that is not JSON
   */
  public List<String> differences(Map<String, Set<String>> allowed, Map<String, String> media) {
    List<String> found = new ArrayList<>();
    Set<String> documented = documented();
    for (String endpoint : documented) {
      if (!allowed.containsKey(endpoint)) {
        found.add(endpoint + " is open to nobody knows whom: the table does not have it");
      }
    }
    allowed.forEach(
        (endpoint, roles) -> {
          if (!documented.contains(endpoint) && !endpoint.contains(" /q/")) {
            found.add(endpoint + " is in the table and not in the document");
          } else {
            String type = media.getOrDefault(endpoint, "application/json");
            found.addAll(differences(endpoint, roles, type));
          }
        });
    return found;
  }

  /** Which of the tokens that must not be taken are taken at an endpoint. */
  public List<String> takenAlthoughWrong(String endpoint) {
    List<String> taken = new ArrayList<>();
    RefusedTokens.of(RealServers.issuer(), RealServers.ROLES)
        .forEach(
            (kind, token) -> {
              Answer answer = answer(endpoint, "application/json", Optional.of("Bearer " + token));
              if (answer.status() != UNAUTHORIZED || answer.isBare()) {
                taken.add("%s: %s for a token with %s".formatted(endpoint, answer, kind));
              }
            });
    return taken;
  }

  /** The status of an endpoint for somebody. */
  public int knock(String endpoint, String media, Optional<String> authorization) {
    return answer(endpoint, media, authorization).status();
  }

  private record Answer(int status, String type) {
    boolean isRefusal() {
      return status == FORBIDDEN || status == UNAUTHORIZED;
    }

    boolean isBare() {
      return isRefusal() && !type.startsWith(PROBLEM);
    }
  }

  private Answer answer(String endpoint, String media, Optional<String> authorization) {
    String[] parts = endpoint.split(" ");
    URI address = root.resolve(parts[1].replaceAll("\\{[^}]*}", "0"));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .timeout(PATIENCE)
            .header("Content-Type", media)
            .method(parts[0], BodyPublishers.noBody());
    authorization.ifPresent(value -> request.header("Authorization", value));
    return answer(request.build());
  }

  private List<String> differences(String endpoint, Set<String> roles, String media) {
    List<String> found = new ArrayList<>();
    Answer toNobody = answer(endpoint, media, Optional.empty());
    if (toNobody.status() != UNAUTHORIZED || toNobody.isBare()) {
      found.add("%s answers %s to nobody".formatted(endpoint, toNobody));
    }
    Answer toRoleless = answer(endpoint, media, bearer(Set.of()));
    boolean isOpen = roles.equals(RealServers.ROLES);
    if (toRoleless.status() != FORBIDDEN && !isOpen || toRoleless.isBare()) {
      found.add("%s answers %s to somebody without a role".formatted(endpoint, toRoleless));
    }
    for (String role : RealServers.ROLES) {
      Answer answer = answer(endpoint, media, bearer(Set.of(role)));
      if (answer.isRefusal() == roles.contains(role) || answer.isBare()) {
        found.add("%s answers %s to role %s".formatted(endpoint, answer, role));
      }
    }
    return found;
  }

  private static Optional<String> bearer(Set<String> roles) {
    return Optional.of(RealServers.bearer("somebody", roles));
  }

  /** The body is not waited for: a stream of events has no end. */
  private Answer answer(HttpRequest request) {
    try {
      HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
      response.body().close();
      return new Answer(
          response.statusCode(), response.headers().firstValue("Content-Type").orElse(""));
    } catch (IOException e) {
      throw new UncheckedIOException("no answer from " + request.uri(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking " + request.uri(), e);
    }
  }

  private Set<String> documented() {
    Set<String> endpoints = new TreeSet<>();
    try {
      Map<String, Object> paths = JSONObjectUtils.getJSONObject(document(), "paths");
      for (String path : paths.keySet()) {
        for (String method : JSONObjectUtils.getJSONObject(paths, path).keySet()) {
          if (METHODS.contains(method)) {
            endpoints.add(method.toUpperCase(Locale.ROOT) + " " + path);
          }
        }
      }
      return endpoints;
    } catch (ParseException e) {
      throw new IllegalStateException("no OpenAPI document at " + root, e);
    }
  }

  private Map<String, Object> document() throws ParseException {
    HttpRequest request =
        HttpRequest.newBuilder(root.resolve("/q/openapi?format=json"))
            .header("Authorization", bearer(Set.of()).orElseThrow())
            .build();
    try {
      HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
      if (response.statusCode() != OK) {
        throw new IllegalStateException(request.uri() + " answers " + response.statusCode());
      }
      return JSONObjectUtils.parse(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException("no answer from " + request.uri(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking " + request.uri(), e);
    }
  }
}
