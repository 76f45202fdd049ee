package org.hilum.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jboss.logging.MDC;
import org.junit.jupiter.api.Test;

class XrayTracesTest {
  private static final String IMAGE = "ab".repeat(32);
  private static final String OTHER = "cd".repeat(32);

  private final InMemorySpanExporter exported = InMemorySpanExporter.create();
  private final XrayTraces traces =
      new XrayTraces(
          OpenTelemetrySdk.builder()
              .setTracerProvider(
                  SdkTracerProvider.builder()
                      .addSpanProcessor(SimpleSpanProcessor.create(exported))
                      .build())
              .build());

  @Test
  void aTraceGoesOnWithWhatTheRecordSays() {
    Headers headers = announced(traces);
    try (XraySpan span = traces.follow("screen", Traceparent.in(headers), IMAGE)) {
      span.outcome("clear");
    }

    assertThat(spans()).extracting(SpanData::getName).containsExactly("receive", "screen");
    SpanData received = spans().get(0);
    SpanData screened = spans().get(1);
    assertThat(screened.getTraceId()).isEqualTo(received.getTraceId());
    assertThat(screened.getParentSpanId()).isEqualTo(received.getSpanId());
    assertThat(received.getAttributes().asMap())
        .containsOnlyKeys(XrayTraces.DOOR, XraySpan.IMAGE_ID)
        .containsEntry(XraySpan.IMAGE_ID, IMAGE);
    assertThat(screened.getAttributes().get(AttributeKey.stringKey("hilum.outcome")))
        .isEqualTo("clear");
  }

  @Test
  void eachImageOfABatchHasThePartInItsOwnTrace() {
    List<XraySpan> batch =
        List.of(
            traces.follow("screen", Optional.empty(), IMAGE),
            traces.follow("screen", Optional.empty(), OTHER));
    Instant began = Instant.ofEpochSecond(1_000);
    Instant ended = Instant.ofEpochSecond(1_001);
    batch.forEach(span -> span.part("network", began, ended, batch.size()));
    batch.forEach(XraySpan::close);

    List<SpanData> parts =
        spans().stream().filter(span -> span.getName().equals("network")).toList();
    assertThat(parts).hasSize(2);
    assertThat(parts).extracting(SpanData::getTraceId).doesNotHaveDuplicates();
    assertThat(parts)
        .allMatch(part -> part.getEndEpochNanos() - part.getStartEpochNanos() == 1_000_000_000)
        .allMatch(part -> part.getAttributes().get(XraySpan.BATCH_SIZE) == 2);
  }

  @Test
  void aServiceWithoutACollectorPassesOnWhatItWasTold() {
    Headers headers = announced(traces);
    XraySpan silent = XrayTraces.off().follow("screen", Traceparent.in(headers), IMAGE);
    assertThat(silent.traceparent()).isEqualTo(Traceparent.in(headers));
  }

  @Test
  void whereNothingIsTracedRecordsSayNothing() {
    assertThat(announced(XrayTraces.off()).toArray()).isEmpty();
    assertThat(XraySpan.none().traceparent()).isEmpty();
  }

  @Test
  void aHeaderThatIsNoneBeginsATrace() {
    try (XraySpan span = traces.follow("screen", Optional.of("00-patient-doe-01"), IMAGE)) {
      assertThat(span.traceparent()).isPresent();
    }
    assertThat(spans()).singleElement().matches(span -> !span.getParentSpanContext().isValid());
  }

  @Test
  void logLinesNameTheImageAsLongAsItIsWorkedOn() {
    try (XraySpan span = traces.follow("screen", Optional.empty(), IMAGE)) {
      span.run(() -> assertThat(MDC.get("xrayId")).isEqualTo(IMAGE));
    }
    assertThat(MDC.get("xrayId")).isNull();
    announced(traces);
    assertThat(MDC.get("xrayId")).isNull();
  }

  @Test
  void aFaultIsNamedByItsClassBecauseItsMessageMayQuoteWhatWasSent() {
    assertThatThrownBy(
            () ->
                traces.receive(
                    "http",
                    () -> {
                      throw new IllegalStateException("Doe^Jane");
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(spans())
        .singleElement()
        .matches(
            span -> span.getStatus().getDescription().equals(IllegalStateException.class.getName()))
        .matches(span -> span.getEvents().isEmpty());
  }

  private List<SpanData> spans() {
    return exported.getFinishedSpanItems();
  }

  private static Headers announced(XrayTraces traces) {
    return traces.receive(
        "http",
        () -> {
          XrayTraces.about(IMAGE);
          Headers headers = new RecordHeaders();
          Traceparent.write(headers);
          return headers;
        });
  }
}
