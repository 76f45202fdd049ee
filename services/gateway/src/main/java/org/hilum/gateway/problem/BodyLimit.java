package org.hilum.gateway.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.hilum.gateway.admit.Limits;
import org.jboss.logging.Logger;

/**
 * Limits bodies, each and all that come at once, since they are held in memory. One that is too
 * long by its announced length is refused with a problem detail: Quarkus would answer without one
 * and close the connection under a client that is still sending, which then sees no answer at all.
 * Quarkus knows one limit for all; its own is that of STOW-RS, which takes any number of images,
 * one after another.
 */
@Singleton
public class BodyLimit {
  private static final Logger LOG = Logger.getLogger(BodyLimit.class);

  /** Ahead of Quarkus' own check. */
  private static final int PRIORITY = 10_000;

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** For what else is in a form that has an image. */
  private static final long REST_OF_A_FORM = 1 << 20;

  /** Of the heap: an image is held twice while it is looked at. */
  private static final int SHARE = 3;

  private static final String RETRY_AFTER = "5";

  private static final String STORE = "/dicomweb/studies";

  /** Where Quarkus looks for the limit of a request while it is read. */
  private static final String LIMIT_WHILE_READING = "io.quarkus.max-request-size";

  private final long maxBytes;
  private final long maxBytesAtOnce = Runtime.getRuntime().maxMemory() / SHARE;
  private final AtomicLong bytesUnderWay = new AtomicLong();
  private final ObjectMapper json;
  private final Vertx vertx;

  BodyLimit(Limits limits, ObjectMapper json, Vertx vertx) {
    this.maxBytes = limits.maxBytes() + REST_OF_A_FORM;
    this.json = json;
    this.vertx = vertx;
  }

  void register(@Observes Filters filters) {
    filters.register(this::check, PRIORITY);
  }

  void narrow(@Observes Router router) {
    router
        .route()
        .order(RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT + 1)
        .handler(
            exchange -> {
              if (!isStore(exchange)) {
                exchange.put(LIMIT_WHILE_READING, maxBytes);
              }
              exchange.next();
            });
  }

  private static boolean isStore(RoutingContext exchange) {
    return exchange.normalizedPath().startsWith(STORE);
  }

  private void check(RoutingContext exchange) {
    if (isStore(exchange)) {
      exchange.next();
      return;
    }
    long bytes = announcedBytes(exchange.request());
    if (bytes > maxBytes) {
      refuse(exchange, ProblemType.TOO_LARGE, "a request has at most %d bytes".formatted(maxBytes));
    } else if (bytesUnderWay.addAndGet(bytes) > maxBytesAtOnce) {
      bytesUnderWay.addAndGet(-bytes);
      exchange.response().putHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER);
      refuse(
          exchange,
          ProblemType.TOO_MUCH_AT_ONCE,
          "nothing was accepted; send the same request again");
    } else {
      exchange.addEndHandler(ended -> bytesUnderWay.addAndGet(-bytes));
      exchange.next();
    }
  }

  /** A length that is no number is refused by the HTTP layer before this. */
  private long announcedBytes(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    if (length != null) {
      return Long.parseLong(length);
    }
    return request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null ? 0 : maxBytes;
  }

  private void refuse(RoutingContext exchange, ProblemType type, String detail) {
    LOG.infof("request is refused unread reason=%s detail=%s", type, detail);
    HttpServerRequest request = exchange.request();
    long timer = vertx.setTimer(PATIENCE.toMillis(), late -> request.connection().close());
    request.handler(discarded -> {}).endHandler(all -> vertx.cancelTimer(timer)).resume();
    exchange
        .response()
        .setStatusCode(type.status())
        .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
        .end(document(Problem.of(type, detail)));
  }

  private Buffer document(Problem problem) {
    try {
      return Buffer.buffer(json.writeValueAsBytes(problem));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write " + problem, e);
    }
  }
}
