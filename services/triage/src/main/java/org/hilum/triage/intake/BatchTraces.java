package org.hilum.triage.intake;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hilum.telemetry.Traceparent;
import org.hilum.telemetry.XraySpan;
import org.hilum.telemetry.XrayTraces;

/** A batch is written at once, but each image of it goes on with its own trace. */
final class BatchTraces implements AutoCloseable {
  private final Map<String, XraySpan> byImage;

  private BatchTraces(Map<String, XraySpan> byImage) {
    this.byImage = byImage;
  }

  static <E extends Record> BatchTraces follow(
      List<Delivery.Readable<E>> batch, EventKind<E> kind, XrayTraces traces) {
    Map<String, XraySpan> byImage = new HashMap<>();
    for (Delivery.Readable<E> delivery : batch) {
      Optional<String> traceparent = Traceparent.in(delivery.origin().headers());
      byImage.computeIfAbsent(
          kind.imageId().apply(delivery.event()),
          imageId -> traces.follow("list", traceparent, imageId));
    }
    return new BatchTraces(byImage);
  }

  /** Which trace an event about the image goes on with. */
  Optional<String> traceparent(String imageId) {
    return Optional.ofNullable(byImage.get(imageId)).flatMap(XraySpan::traceparent);
  }

  @Override
  public void close() {
    byImage.values().forEach(XraySpan::close);
  }
}
