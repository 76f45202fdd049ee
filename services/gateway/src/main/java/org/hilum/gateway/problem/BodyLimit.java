package org.hilum.gateway.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refuses a body by its announced length with a problem detail. Quarkus would answer without one
 * and close the connection under a client that is still sending, which then sees no answer at all.
 */
@Singleton
public class BodyLimit {
  /** Ahead of Quarkus' own check. */
  private static final int PRIORITY = 10_000;

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final long maxBytes;
  private final ObjectMapper json;
  private final Vertx vertx;

  BodyLimit(
      @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize maxBytes,
      ObjectMapper json,
      Vertx vertx) {
    this.maxBytes = maxBytes.asLongValue();
    this.json = json;
    this.vertx = vertx;
  }

  void register(@Observes Filters filters) {
    filters.register(this::check, PRIORITY);
  }

  private void check(RoutingContext exchange) {
    if (announcedBytes(exchange.request()) <= maxBytes) {
      exchange.next();
      return;
    }
    refuse(exchange);
  }

  /** A length that is no number is refused by the HTTP layer before this. */
  private static long announcedBytes(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    return length == null ? 0 : Long.parseLong(length);
  }

  private void refuse(RoutingContext exchange) {
    HttpServerRequest request = exchange.request();
    long timer = vertx.setTimer(PATIENCE.toMillis(), late -> request.connection().close());
    request.handler(discarded -> {}).endHandler(all -> vertx.cancelTimer(timer)).resume();
    exchange
        .response()
        .setStatusCode(ProblemType.TOO_LARGE.status())
        .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
        .end(document());
  }

  private Buffer document() {
    Problem problem =
        Problem.of(ProblemType.TOO_LARGE, "a request has at most %d bytes".formatted(maxBytes));
    try {
      return Buffer.buffer(json.writeValueAsBytes(problem));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write " + problem, e);
    }
  }
}
