package org.hilum.training.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hilum.imaging.ImageLimits;
import org.hilum.imaging.ImageReader;
import org.hilum.network.EngineSettings;
import org.hilum.network.ModelDirectory;
import org.hilum.network.Preprocessing;
import org.hilum.network.ScreenedImage;
import org.hilum.network.ScreeningEngine;
import org.hilum.network.weights.Digest;
import org.hilum.storage.ObjectStore;
import org.hilum.storage.ObjectTooLargeException;
import org.hilum.training.collect.ImageId;
import org.hilum.training.gate.SentinelAnswer;

/**
 * The images that a policy names, as devices sent them. One that the store does not have, or not as
 * it was, gets no answer, and the gate says so.
 */
record SentinelImages(ObjectStore store, List<String> imageIds) {
  private static final ImageLimits LIMITS = ImageLimits.standard();

  /** Of both models, each on its own trunk. */
  List<SentinelAnswer> answers(ModelDirectory candidate, ModelDirectory champion) {
    Map<String, float[]> inputs = new LinkedHashMap<>();
    imageIds.forEach(imageId -> input(imageId).ifPresent(input -> inputs.put(imageId, input)));
    if (inputs.isEmpty()) {
      return List.of();
    }
    List<String> there = List.copyOf(inputs.keySet());
    List<ScreenedImage> now = screened(candidate, List.copyOf(inputs.values()));
    List<ScreenedImage> before = screened(champion, List.copyOf(inputs.values()));
    List<SentinelAnswer> answers = new ArrayList<>();
    for (int i = 0; i < there.size(); i++) {
      answers.add(
          new SentinelAnswer(there.get(i), now.get(i).probability(), before.get(i).probability()));
    }
    return answers;
  }

  private Optional<float[]> input(String imageId) {
    try {
      return store
          .get(ImageId.objectKey(imageId), LIMITS.maxBytes())
          .filter(bytes -> Digest.of(bytes).equals(imageId))
          .flatMap(SentinelImages::input);
    } catch (ObjectTooLargeException e) {
      return Optional.empty();
    }
  }

  private static Optional<float[]> input(byte[] image) {
    return new ImageReader(LIMITS)
        .read(image)
        .fold(
            readable -> Optional.of(Preprocessing.toInput(readable.image())),
            refused -> Optional.empty());
  }

  private static List<ScreenedImage> screened(ModelDirectory model, List<float[]> inputs) {
    try (ScreeningEngine engine = ScreeningEngine.open(model, EngineSettings.standard())) {
      return engine.screen(inputs);
    }
  }
}
