package org.hilum.telemetry;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * The header {@code traceparent} (W3C Trace Context, 3.2), with which a trace goes from one service
 * to the next. A service without a collector passes on what it was told.
 */
public final class Traceparent {
  public static final String HEADER = "traceparent";

  private static final TextMapPropagator W3C = W3CTraceContextPropagator.getInstance();

  private Traceparent() {}

  /** Says in a record which trace this thread works for; nothing where there is none. */
  public static void write(Headers headers) {
    of(Context.current()).ifPresent(value -> headers.add(HEADER, value.getBytes(US_ASCII)));
  }

  static Optional<String> of(Context context) {
    Map<String, String> carrier = new HashMap<>();
    W3C.inject(context, carrier, (into, key, value) -> into.put(key, value));
    return Optional.ofNullable(carrier.get(HEADER));
  }

  /** What a record says; empty where it says nothing. */
  public static Optional<String> in(Headers headers) {
    return Optional.ofNullable(headers.lastHeader(HEADER))
        .map(Header::value)
        .map(value -> new String(value, US_ASCII));
  }

  /** The context that it names; none where it is not of the form that it should have. */
  static Context contextOf(Optional<String> traceparent) {
    return W3C.extract(Context.root(), traceparent, new Getter());
  }

  /** Knows one header. */
  private static final class Getter implements TextMapGetter<Optional<String>> {
    @Override
    public Iterable<String> keys(Optional<String> traceparent) {
      return List.of(HEADER);
    }

    // The interface wants null where there is nothing.
    @Override
    public String get(Optional<String> traceparent, String key) {
      return key.equals(HEADER) ? traceparent.orElse(null) : null;
    }
  }
}
