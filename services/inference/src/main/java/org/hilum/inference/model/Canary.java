package org.hilum.inference.model;

import java.util.List;
import java.util.stream.IntStream;
import org.hilum.network.InvalidModelException;
import org.hilum.network.Preprocessing;
import org.hilum.network.ScreenedImage;
import org.hilum.network.ScreeningEngine;
import org.hilum.network.ShadowAnswer;

/** An input that is known to be well-formed. A network that has no answer to it has none at all. */
public final class Canary {
  /** A GPU need not add in the same order twice. */
  private static final double TOLERANCE = 1e-4;

  private Canary() {}

  /**
   * Runs it through the whole network.
   *
   * @return the trunk's output, for {@link #requireTheSameTwice}
   * @throws InvalidModelException if the champion gives no finite answer
   * @throws RuntimeException if the network fails
   */
  public static byte[] requireAnswer(ScreeningEngine engine) {
    List<ScreenedImage> answers = engine.screen(List.of(ramp()));
    answers.forEach(answer -> requireFinite(engine, answer));
    return answers.get(0).features();
  }

  /**
   * Judges it twice, by the champion and by every model on trial on its trunk. The trunk is not
   * run: images that wait need the processor more.
   *
   * @param features the trunk's output
   * @throws InvalidModelException if an answer is not finite or the two differ
   */
  static void requireTheSameTwice(ScreeningEngine engine, byte[] features) {
    ScreenedImage first = engine.judge(List.of(features)).get(0);
    ScreenedImage second = engine.judge(List.of(features)).get(0);
    requireFinite(engine, first);
    requireEqual(engine.champion().modelVersion(), first.probability(), second.probability());
    for (int i = 0; i < first.shadows().size(); i++) {
      requireEqual(
          engine.shadows().get(i).modelVersion(),
          probability(first.shadows().get(i)),
          probability(second.shadows().get(i)));
    }
  }

  private static void requireFinite(ScreeningEngine engine, ScreenedImage answer) {
    if (!Double.isFinite(answer.probability()) || !Double.isFinite(answer.unlikeness())) {
      throw new InvalidModelException(
          "model %s gives no number for its canary".formatted(engine.champion().modelVersion()));
    }
  }

  private static double probability(ShadowAnswer answer) {
    return answer
        .map(
            ShadowAnswer.Given::probability,
            failed -> {
              throw new InvalidModelException(
                  "model %s fails on its canary: %s"
                      .formatted(failed.model().modelVersion(), failed.reason()));
            })
        .orElseThrow();
  }

  private static void requireEqual(String modelVersion, double first, double second) {
    if (Math.abs(first - second) > TOLERANCE) {
      throw new InvalidModelException(
          "model %s answers its canary with %s and then with %s"
              .formatted(modelVersion, first, second));
    }
  }

  /** From black to white. */
  private static float[] ramp() {
    float[] input = new float[Preprocessing.SIDE * Preprocessing.SIDE];
    IntStream.range(0, input.length).forEach(place -> input[place] = 2f * place / input.length - 1);
    return input;
  }
}
