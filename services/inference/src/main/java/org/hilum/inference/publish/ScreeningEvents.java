package org.hilum.inference.publish;

import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.hilum.schemas.EventJson;
import org.hilum.schemas.ScreeningCompleted;
import org.hilum.schemas.ScreeningFailed;
import org.hilum.telemetry.Traceparent;

/**
 * The worker's two topics. Each call returns when the broker has acknowledged and throws when it
 * has not; a retry may help.
 */
@ApplicationScoped
public class ScreeningEvents {
  private final MutinyEmitter<byte[]> completed;
  private final MutinyEmitter<byte[]> failed;

  ScreeningEvents(
      @Channel("screening-completed") MutinyEmitter<byte[]> completed,
      @Channel("screening-failed") MutinyEmitter<byte[]> failed) {
    this.completed = completed;
    this.failed = failed;
  }

  void announce(ScreeningCompleted event) {
    send(completed, event.imageId(), EventJson.write(event));
  }

  void announce(ScreeningFailed event) {
    send(failed, event.imageId(), EventJson.write(event));
  }

  private static void send(MutinyEmitter<byte[]> topic, String imageId, byte[] json) {
    Headers headers = new RecordHeaders();
    Traceparent.write(headers);
    OutgoingKafkaRecordMetadata<String> record =
        OutgoingKafkaRecordMetadata.<String>builder().withKey(imageId).withHeaders(headers).build();
    topic.sendMessageAndAwait(Message.of(json).addMetadata(record));
  }
}
