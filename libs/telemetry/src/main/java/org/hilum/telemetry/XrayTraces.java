package org.hilum.telemetry;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.MDC;

/**
 * One trace an image: it begins at the door by which the image came, and each service goes on with
 * what the record before it says. Without a collector ({@code hilum.traces.endpoint}) nothing is
 * recorded.
 */
@Singleton
public class XrayTraces {
  static final AttributeKey<String> DOOR = AttributeKey.stringKey("hilum.door");
  private static final String INSTRUMENTATION = "org.hilum";

  private final Tracer tracer;

  public XrayTraces(OpenTelemetry telemetry) {
    this.tracer = telemetry.getTracer(INSTRUMENTATION);
  }

  /** Records nothing. */
  public static XrayTraces off() {
    return new XrayTraces(OpenTelemetry.noop());
  }

  /**
   * Begins the trace of an image and works within it. What a device says of its own traces is not
   * heard: an image has one trace, and nobody outside names it.
   *
   * @param door one of few words
   */
  public <T> T receive(String door, Supplier<T> admission) {
    Span root =
        tracer
            .spanBuilder("receive")
            .setNoParent()
            .setSpanKind(SpanKind.SERVER)
            .setAttribute(DOOR, door)
            .startSpan();
    try (XraySpan span = new XraySpan(tracer, root, Context.root().with(root), Optional.empty())) {
      return span.call(admission);
    }
  }

  /**
   * Says which image this thread works on, as soon as that is known, to the span and to the log
   * until the span's work ends.
   */
  public static void about(String imageId) {
    Span.current().setAttribute(XraySpan.IMAGE_ID, imageId);
    MDC.put(XraySpan.LOG_KEY, imageId);
  }

  /**
   * Goes on with the trace of an image. The caller closes the span, in whatever thread.
   *
   * @param step what begins, one of few words
   * @param traceparent what the service before has said; a trace begins where it has said nothing
   */
  public XraySpan follow(String step, Optional<String> traceparent, String imageId) {
    Context before = Traceparent.contextOf(traceparent);
    SpanBuilder builder =
        tracer
            .spanBuilder(step)
            .setParent(before)
            .setSpanKind(SpanKind.CONSUMER)
            .setAttribute(XraySpan.IMAGE_ID, imageId);
    Span span = builder.startSpan();
    return new XraySpan(tracer, span, before.with(span), Optional.of(imageId));
  }
}
