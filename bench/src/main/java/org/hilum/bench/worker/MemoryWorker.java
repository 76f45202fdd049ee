package org.hilum.bench.worker;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hilum.imaging.ImageLimits;
import org.hilum.inference.consume.PipelineConfig;
import org.hilum.inference.consume.ScreeningPipeline;
import org.hilum.inference.model.CurrentModel;
import org.hilum.inference.publish.Outcome;
import org.hilum.inference.screen.ImagePreparation;
import org.hilum.network.Features;
import org.hilum.schemas.StoredImage;
import org.hilum.schemas.XrayReceived;

/** The worker's pipeline with its standard settings; images come from memory, outcomes vanish. */
public final class MemoryWorker {
  private final CurrentModel model;
  private final Map<String, byte[]> objects;
  private final List<XrayReceived> events;

  public MemoryWorker(CurrentModel model, List<byte[]> files) {
    this.model = model;
    this.events = files.stream().map(MemoryWorker::event).toList();
    this.objects =
        files.stream()
            .collect(Collectors.toMap(file -> "xrays/" + sha256(file), Function.identity()));
  }

  /** The event of an image; behind the last comes the first again. */
  public XrayReceived event(int index) {
    return events.get(index % events.size());
  }

  /** Its threads run until it is closed. */
  public ScreeningPipeline start() {
    SmallRyeConfig standard =
        new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .withMapping(PipelineConfig.class)
            .build();
    int processors = Runtime.getRuntime().availableProcessors();
    return new ScreeningPipeline(
        standard
            .getConfigMapping(PipelineConfig.class)
            .sizedFor(model.batchSize(), model.threads(), processors),
        new ImagePreparation(
            (key, limit) -> Optional.ofNullable(objects.get(key)), ImageLimits.standard()),
        model,
        MemoryWorker::keep,
        new SimpleMeterRegistry());
  }

  /** Writes the features as the worker would, to nowhere. */
  private static void keep(Outcome outcome) {
    int bytes =
        outcome.fold(
            screened -> Features.toSafetensors(screened.screening().features()).length,
            failed -> {
              throw new IllegalStateException("a phantom fails: " + failed.event().detail());
            });
    if (bytes == 0) {
      throw new IllegalStateException("a phantom has no features");
    }
  }

  private static XrayReceived event(byte[] file) {
    String imageId = sha256(file);
    return new XrayReceived(
        imageId,
        new StoredImage("memory", "xrays/" + imageId, "image/jpeg", file.length),
        Instant.now(),
        "bench",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static String sha256(byte[] file) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
