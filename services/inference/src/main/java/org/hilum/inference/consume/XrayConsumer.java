package org.hilum.inference.consume;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.hilum.inference.release.ReleaseFollower;
import org.hilum.schemas.EventJson;
import org.hilum.schemas.MalformedEventException;
import org.hilum.schemas.XrayReceived;
import org.hilum.telemetry.Traceparent;
import org.hilum.telemetry.XraySpan;
import org.hilum.telemetry.XrayTraces;
import org.jboss.logging.Logger;

/**
 * Takes X-ray events from Kafka one by one, as long as the pipeline has room. An offset is
 * committed when it and all before it are acknowledged: a crash repeats images and loses none.
 */
@ApplicationScoped
public class XrayConsumer {
  private static final Logger LOG = Logger.getLogger(XrayConsumer.class);
  private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

  private final ScreeningPipeline pipeline;
  private final CompletionStage<Void> releasesKnown;
  private final XrayTraces traces;
  private final Counter deadLetters;

  XrayConsumer(
      ScreeningPipeline pipeline,
      ReleaseFollower releases,
      XrayTraces traces,
      MeterRegistry meters) {
    this.pipeline = pipeline;
    this.releasesKnown = releases.known();
    this.traces = traces;
    this.deadLetters = meters.counter("hilum.screening.dead.letters");
  }

  /**
   * The stage completes when the next record may come. The first waits until it is known which
   * model was released: another must not judge it.
   */
  @Incoming("xray-received")
  CompletionStage<Void> take(Message<byte[]> message) {
    try {
      XrayReceived image = eventIn(message);
      Delivery delivery = new Delivery(image, span(message, image), () -> message.ack());
      return releasesKnown.thenCompose(known -> pipeline.submit(delivery));
    } catch (UnusableRecordException | MalformedEventException e) {
      return giveUp(message, e);
    }
  }

  private XraySpan span(Message<byte[]> message, XrayReceived image) {
    Optional<String> traceparent =
        message
            .getMetadata(IncomingKafkaRecordMetadata.class)
            .flatMap(from -> Traceparent.in(from.getHeaders()));
    return traces.follow("screen", traceparent, image.imageId());
  }

  private static XrayReceived eventIn(Message<byte[]> message)
      throws UnusableRecordException, MalformedEventException {
    if (message.getPayload() == null) {
      throw new UnusableRecordException("the record is empty");
    }
    XrayReceived image = EventJson.read(message.getPayload(), XrayReceived.class);
    if (!SHA_256.matcher(image.imageId()).matches()) {
      throw new UnusableRecordException("imageId is no SHA-256 in lower-case hexadecimal");
    }
    if (!image.image().key().equals("xrays/" + image.imageId())) {
      throw new UnusableRecordException("the object's key is not xrays/<imageId>");
    }
    return image;
  }

  private CompletionStage<Void> giveUp(Message<byte[]> message, Exception reason) {
    message
        .getMetadata(IncomingKafkaRecordMetadata.class)
        .ifPresent(
            from ->
                LOG.warnf(
                    "a record is no X-ray event and goes to the dead letters"
                        + " topic=%s partition=%d offset=%d reason=%s",
                    from.getTopic(),
                    from.getPartition(),
                    from.getOffset(),
                    reason.getClass().getSimpleName()));
    deadLetters.increment();
    return message.nack(reason);
  }
}
