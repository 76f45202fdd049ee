package org.hilum.local.journey;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/**
 * A collector of traces by OTLP over HTTP (OpenTelemetry protocol 1.x, {@code
 * ExportTraceServiceRequest}), read field by field: resource spans 1 with resource 1 and scope
 * spans 2, spans 2 with trace id 1, name 5 and attributes 9.
 */
final class TraceCollector implements AutoCloseable {
  private static final int OK = 200;

  private final Queue<Seen> spans = new ConcurrentLinkedQueue<>();
  private final HttpServer server;

  /** One span as it arrived. */
  record Seen(String service, String traceId, String name, Map<String, String> attributes) {}

  TraceCollector() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot listen for traces", e);
    }
    server.createContext("/v1/traces", this::take);
    server.start();
  }

  URI address() {
    return URI.create("http://localhost:" + server.getAddress().getPort());
  }

  List<Seen> all() {
    return List.copyOf(spans);
  }

  /** Every span of the traces in which somebody has named the image. */
  List<Seen> ofImage(String imageId) {
    Set<String> traces =
        spans.stream()
            .filter(span -> imageId.equals(span.attributes().get("hilum.image.id")))
            .map(Seen::traceId)
            .collect(Collectors.toSet());
    return spans.stream().filter(span -> traces.contains(span.traceId())).toList();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      UnknownFieldSet request = UnknownFieldSet.parseFrom(exchange.getRequestBody());
      for (UnknownFieldSet resourceSpans : messages(request, 1)) {
        String service =
            messages(resourceSpans, 1).stream()
                .map(TraceCollector::attributes)
                .map(all -> all.getOrDefault("service.name", ""))
                .findFirst()
                .orElse("");
        messages(resourceSpans, 2).stream()
            .flatMap(scope -> messages(scope, 2).stream())
            .map(span -> seen(service, span))
            .forEach(spans::add);
      }
      exchange.getResponseHeaders().add("Content-Type", "application/x-protobuf");
      exchange.sendResponseHeaders(OK, -1);
    }
  }

  private static Seen seen(String service, UnknownFieldSet span) {
    String traceId = HexFormat.of().formatHex(bytes(span, 1).toByteArray());
    return new Seen(service, traceId, bytes(span, 5).toStringUtf8(), keyValues(span, 9));
  }

  /** Of a resource, field 1. */
  private static Map<String, String> attributes(UnknownFieldSet resource) {
    return keyValues(resource, 1);
  }

  /** Text as it is; of other values that there is one. */
  private static Map<String, String> keyValues(UnknownFieldSet message, int field) {
    Map<String, String> values = new HashMap<>();
    for (UnknownFieldSet keyValue : messages(message, field)) {
      String value =
          messages(keyValue, 2).stream()
              .map(any -> bytes(any, 1).toStringUtf8())
              .findFirst()
              .orElse("");
      values.put(bytes(keyValue, 1).toStringUtf8(), value);
    }
    return values;
  }

  private static List<UnknownFieldSet> messages(UnknownFieldSet in, int field) {
    return in.getField(field).getLengthDelimitedList().stream()
        .map(TraceCollector::message)
        .toList();
  }

  private static UnknownFieldSet message(ByteString bytes) {
    try {
      return UnknownFieldSet.parseFrom(bytes);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("no message of OTLP", e);
    }
  }

  private static ByteString bytes(UnknownFieldSet in, int field) {
    return in.getField(field).getLengthDelimitedList().stream()
        .findFirst()
        .orElse(ByteString.EMPTY);
  }
}
