package org.hilum.inference.screen;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.hilum.inference.model.Canary;
import org.hilum.inference.model.CurrentModel;
import org.hilum.network.ModelDescription;
import org.hilum.network.ScreenedImage;
import org.hilum.network.ScreeningEngine;
import org.hilum.network.ShadowAnswer;
import org.jboss.logging.Logger;

/**
 * Runs micro-batches through the current model so that one bad input costs no other its result. A
 * batch has one model, whichever comes meanwhile.
 */
public final class BatchScreening {
  private static final Logger LOG = Logger.getLogger(BatchScreening.class);
  private static final double HEAT_MAP_STEPS = 1000;

  private final CurrentModel model;
  private final ShadowFailures shadowFailures;
  private final NetworkTimes times;

  public BatchScreening(CurrentModel model, MeterRegistry meters) {
    this.model = model;
    this.shadowFailures = new ShadowFailures(meters);
    this.times = new NetworkTimes(meters);
  }

  /**
   * @param inputs 224x224 values each
   * @return one screening for each input, in their order
   * @throws RuntimeException if the network fails on its canary too, and so on everything
   */
  public List<Screening> screen(List<float[]> inputs) {
    return model.use(engine -> screen(engine, inputs));
  }

  private List<Screening> screen(ScreeningEngine engine, List<float[]> inputs) {
    try {
      return judged(engine, inputs);
    } catch (RuntimeException e) {
      if (inputs.size() == 1) {
        return List.of(rejected(engine, e));
      }
      return inputs.stream().flatMap(input -> screen(engine, List.of(input)).stream()).toList();
    }
  }

  private List<Screening> judged(ScreeningEngine engine, List<float[]> inputs) {
    long began = System.nanoTime();
    AtomicLong tailNanos = new AtomicLong();
    List<ScreenedImage> images = engine.screen(inputs, tailNanos::addAndGet);
    long nanos = System.nanoTime() - began;
    times.record(nanos, tailNanos.get());
    double networkMs = nanos / (double) TimeUnit.MILLISECONDS.toNanos(1);
    return images.stream().map(image -> judged(image, engine.champion(), networkMs)).toList();
  }

  private Screening judged(ScreenedImage image, ModelDescription model, double networkMs) {
    if (!isFinite(image)) {
      throw new ArithmeticException("the network's answer is no number");
    }
    List<ShadowAnswer.Given> shadows = shadows(image);
    return new Screening.Judged(
        model,
        DecisionRule.judge(image, model),
        shadows.stream().map(DecisionRule::judge).toList(),
        rounded(image.heatMap()),
        image.features(),
        otherFeatures(shadows),
        networkMs);
  }

  private List<ShadowAnswer.Given> shadows(ScreenedImage image) {
    return image.shadows().stream()
        .flatMap(answer -> answer.map(Function.identity(), shadowFailures::add).stream())
        .toList();
  }

  private static Map<String, byte[]> otherFeatures(List<ShadowAnswer.Given> shadows) {
    Map<String, byte[]> byTrunk = new HashMap<>();
    shadows.forEach(
        shadow ->
            shadow
                .features()
                .ifPresent(features -> byTrunk.put(shadow.model().trunkDigest(), features)));
    return byTrunk;
  }

  private static boolean isFinite(ScreenedImage image) {
    return Double.isFinite(image.probability())
        && Double.isFinite(image.unlikeness())
        && image.findings().stream().allMatch(findings -> Double.isFinite(findings.viral()));
  }

  private static Screening rejected(ScreeningEngine engine, RuntimeException cause) {
    Canary.requireAnswer(engine);
    LOG.errorf(cause, "the network fails on one input only reason=%s", cause.getMessage());
    return new Screening.Rejected(engine.champion(), "the network cannot judge this image");
  }

  private static List<Double> rounded(float[] heatMap) {
    return IntStream.range(0, heatMap.length)
        .mapToObj(place -> Math.rint(heatMap[place] * HEAT_MAP_STEPS) / HEAT_MAP_STEPS)
        .toList();
  }
}
