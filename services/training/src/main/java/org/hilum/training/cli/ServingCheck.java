package org.hilum.training.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.hilum.network.EngineSettings;
import org.hilum.network.FindingProbabilities;
import org.hilum.network.ModelDirectory;
import org.hilum.network.ScreenedImage;
import org.hilum.network.ScreeningEngine;
import org.hilum.training.data.LabelledImage;
import org.hilum.training.evaluate.Outcome;
import org.hilum.training.features.NetworkInput;
import org.hilum.training.train.LabelledFeatures;
import org.hilum.training.train.LearnedHead;

/** A written model must say while serving what it said while training. */
record ServingCheck(Path model) {
  private static final int IMAGES = 16;
  private static final double TOLERATED = 0.03;

  void compare(LearnedHead learned, LabelledFeatures validation, PrintStream out) {
    List<LabelledImage> images =
        validation.images().subList(0, Math.min(IMAGES, validation.images().size()));
    List<Outcome> trained = learned.outcomes(validation);
    try (ScreeningEngine engine =
        ScreeningEngine.open(ModelDirectory.open(model), EngineSettings.standard())) {
      List<ScreenedImage> served = engine.screen(images.stream().map(NetworkInput::of).toList());
      double largest = 0;
      for (int i = 0; i < served.size(); i++) {
        ScreenedImage now = served.get(i);
        Outcome before = trained.get(i);
        largest = Math.max(largest, Math.abs(now.probability() - before.probability()));
        largest = Math.max(largest, Math.abs(now.unlikeness() - before.unlikeness()));
      }
      largest = Math.max(largest, difference(served, learned.findings(validation)));
      out.printf(Locale.ROOT, "served against trained: differs by at most %.5f%n", largest);
      if (largest > TOLERATED) {
        throw new IllegalStateException(
            "the model in %s differs by %.3f from what was trained, expected at most %.3f"
                .formatted(model, largest, TOLERATED));
      }
    }
  }

  /** Of the causes, where the head tells them. */
  private static double difference(List<ScreenedImage> served, List<FindingProbabilities> trained) {
    return IntStream.range(0, Math.min(served.size(), trained.size()))
        .mapToDouble(
            i -> Math.abs(served.get(i).findings().orElseThrow().viral() - trained.get(i).viral()))
        .max()
        .orElse(0);
  }
}
