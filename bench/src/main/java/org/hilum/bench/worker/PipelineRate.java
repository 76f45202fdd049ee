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
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hilum.imaging.ImageLimits;
import org.hilum.inference.consume.Delivery;
import org.hilum.inference.consume.PipelineConfig;
import org.hilum.inference.consume.ScreeningPipeline;
import org.hilum.inference.model.CurrentModel;
import org.hilum.inference.publish.Outcome;
import org.hilum.inference.screen.ImagePreparation;
import org.hilum.network.Features;
import org.hilum.schemas.StoredImage;
import org.hilum.schemas.XrayReceived;

/** The worker's pipeline with its standard settings, fed and emptied in memory. */
final class PipelineRate {
  private static final int IMAGES = 160;

  private final CurrentModel model;
  private final Map<String, byte[]> objects;
  private final List<XrayReceived> events;

  PipelineRate(CurrentModel model, List<byte[]> files) {
    this.model = model;
    this.events = files.stream().map(PipelineRate::event).toList();
    this.objects =
        files.stream()
            .collect(Collectors.toMap(file -> "xrays/" + sha256(file), Function.identity()));
  }

  /** Of one window; the first images wait for no other. */
  double imagesPerSecond() throws InterruptedException {
    CountDownLatch acknowledged = new CountDownLatch(IMAGES);
    try (ScreeningPipeline pipeline = pipeline()) {
      long began = System.nanoTime();
      for (int i = 0; i < IMAGES; i++) {
        XrayReceived event = events.get(i % events.size());
        pipeline.submit(new Delivery(event, acknowledged::countDown)).toCompletableFuture().join();
      }
      acknowledged.await();
      return IMAGES * 1e9 / (System.nanoTime() - began);
    }
  }

  private ScreeningPipeline pipeline() {
    SmallRyeConfig standard =
        new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .withMapping(PipelineConfig.class)
            .build();
    int processors = Runtime.getRuntime().availableProcessors();
    return new ScreeningPipeline(
        standard
            .getConfigMapping(PipelineConfig.class)
            .sizedFor(model.engine().batchSize(), model.engine().threads(), processors),
        new ImagePreparation(
            (key, limit) -> Optional.ofNullable(objects.get(key)), ImageLimits.standard()),
        model,
        PipelineRate::keep,
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
