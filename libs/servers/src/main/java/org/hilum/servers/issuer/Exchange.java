package org.hilum.servers.issuer;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;

/** One request: from the JDK's server to the words of the OAuth library and back. */
final class Exchange {
  private static final Logger LOG = Logger.getLogger(Exchange.class.getName());
  private static final int LARGEST_BODY = 64 * 1024;
  private static final HTTPResponse NOT_ALLOWED = new HTTPResponse(405);

  private Exchange() {}

  static HttpHandler get(Function<String, HTTPResponse> answer) {
    return of(answer, request -> NOT_ALLOWED);
  }

  static HttpHandler post(Function<HTTPRequest, HTTPResponse> answer) {
    return of(query -> NOT_ALLOWED, answer);
  }

  /**
   * @param get takes the query
   * @param post takes the whole request
   */
  static HttpHandler of(
      Function<String, HTTPResponse> get, Function<HTTPRequest, HTTPResponse> post) {
    return exchange -> {
      try (exchange) {
        send(exchange, answer(exchange, get, post));
      } catch (RuntimeException e) {
        LOG.log(Level.SEVERE, "no answer to " + exchange.getRequestURI().getPath(), e);
      }
    };
  }

  static HTTPResponse json(String text) {
    HTTPResponse response = new HTTPResponse(HTTPResponse.SC_OK);
    response.setHeader("Content-Type", "application/json");
    response.setBody(text);
    return response;
  }

  private static HTTPResponse answer(
      HttpExchange exchange,
      Function<String, HTTPResponse> get,
      Function<HTTPRequest, HTTPResponse> post)
      throws IOException {
    switch (exchange.getRequestMethod()) {
      case "GET":
        return get.apply(Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse(""));
      case "POST":
        return post.apply(request(exchange));
      default:
        return NOT_ALLOWED;
    }
  }

  private static HTTPRequest request(HttpExchange exchange) throws IOException {
    String host = exchange.getRequestHeaders().getFirst("Host");
    HTTPRequest request =
        new HTTPRequest(
            HTTPRequest.Method.POST,
            URI.create("http://" + host).resolve(exchange.getRequestURI().getRawPath()));
    for (String name : List.of("Content-Type", "Authorization")) {
      Optional.ofNullable(exchange.getRequestHeaders().getFirst(name))
          .ifPresent(value -> request.setHeader(name, value));
    }
    request.setBody(new String(exchange.getRequestBody().readNBytes(LARGEST_BODY), UTF_8));
    return request;
  }

  private static void send(HttpExchange exchange, HTTPResponse response) throws IOException {
    Map<String, List<String>> headers = response.getHeaderMap();
    headers.forEach((name, values) -> exchange.getResponseHeaders().put(name, values));
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
    exchange.getResponseHeaders().set("Referrer-Policy", "no-referrer");
    exchange.getResponseHeaders().set("Content-Security-Policy", LoginPage.CONTENT_SECURITY_POLICY);
    byte[] body = Optional.ofNullable(response.getBody()).orElse("").getBytes(UTF_8);
    exchange.sendResponseHeaders(response.getStatusCode(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }
}
