package org.hilum.telemetry;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.MDC;

/**
 * What one service does for one image. It may pass from thread to thread; whoever ends the work
 * closes it. It can be told the image's id, a batch size and words of closed lists, and nothing
 * else.
 */
public final class XraySpan implements AutoCloseable {
  static final AttributeKey<String> IMAGE_ID = AttributeKey.stringKey("hilum.image.id");
  static final AttributeKey<Long> BATCH_SIZE = AttributeKey.longKey("hilum.batch.size");
  static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("hilum.outcome");

  /** Under which log lines name the image. */
  static final String LOG_KEY = "xrayId";

  private final Tracer tracer;
  private final Span span;
  private final Context context;
  private final Optional<String> imageId;

  XraySpan(Tracer tracer, Span span, Context context, Optional<String> imageId) {
    this.tracer = tracer;
    this.span = span;
    this.context = context;
    this.imageId = imageId;
  }

  /** Of nothing; for whoever has no trace to go on with. */
  public static XraySpan none() {
    return new XraySpan(
        OpenTelemetry.noop().getTracer(""), Span.getInvalid(), Context.root(), Optional.empty());
  }

  /** Works in this thread so that log lines and records that are written belong to the image. */
  public <T> T call(Supplier<T> work) {
    Object before = MDC.get(LOG_KEY);
    Scope scope = context.makeCurrent();
    try {
      imageId.ifPresent(id -> MDC.put(LOG_KEY, id));
      return work.get();
    } catch (RuntimeException | Error e) {
      // Its message may quote what was sent.
      span.setStatus(StatusCode.ERROR, e.getClass().getName());
      throw e;
    } finally {
      scope.close();
      restore(before);
    }
  }

  /** As {@link #call}. */
  public void run(Runnable work) {
    call(
        () -> {
          work.run();
          return Optional.empty();
        });
  }

  private static void restore(Object before) {
    if (before == null) {
      MDC.remove(LOG_KEY);
    } else {
      MDC.put(LOG_KEY, before);
    }
  }

  /**
   * Adds a part of the work that is over.
   *
   * @param images worked on together; each of them has this part in its own trace
   */
  public void part(String name, Instant began, Instant ended, int images) {
    tracer
        .spanBuilder(name)
        .setParent(context)
        .setStartTimestamp(began)
        .setAttribute(BATCH_SIZE, (long) images)
        .startSpan()
        .end(ended);
  }

  /**
   * @param word how the work ended, one of few words
   */
  public void outcome(String word) {
    span.setAttribute(OUTCOME, word);
  }

  /** What the next service is told; empty where nothing is traced. */
  public Optional<String> traceparent() {
    return Traceparent.of(context);
  }

  @Override
  public void close() {
    span.end();
  }
}
