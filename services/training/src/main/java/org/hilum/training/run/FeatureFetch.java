package org.hilum.training.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hilum.network.Features;
import org.hilum.network.weights.Digest;
import org.hilum.network.weights.MalformedWeightsException;
import org.hilum.storage.ObjectStore;
import org.hilum.storage.ObjectTooLargeException;
import org.hilum.training.collect.FeatureLookup;
import org.hilum.training.feedback.FeedbackFolder;
import org.hilum.training.feedback.FeedbackProgress;
import org.hilum.training.snapshot.Example;

/** Brings trunk outputs from the object store into the folder of a run. */
@ApplicationScoped
class FeatureFetch {
  private static final int SAID_EVERY = 50;

  private final ObjectStore store;
  private final FeatureLookup lookup;

  FeatureFetch(ObjectStore store, FeatureLookup lookup) {
    this.store = store;
    this.lookup = lookup;
  }

  /**
   * @param there examples whose trunk outputs are in the folder
   * @param leftOut why others are not, by image
   */
  record Fetched(List<Example> there, Map<String, LeftOut> leftOut) {}

  /** Those that an earlier attempt has brought stay. */
  Fetched fetch(List<Example> examples, String trunk, FeedbackFolder folder, Lease lease) {
    List<Example> there = new ArrayList<>();
    Map<String, LeftOut> leftOut = new TreeMap<>();
    long start = System.nanoTime();
    for (int i = 0; i < examples.size(); i++) {
      lease.require();
      Example example = examples.get(i);
      Optional<LeftOut> reason = fetch(example, trunk, folder);
      if (reason.isPresent()) {
        leftOut.put(example.imageId(), reason.get());
      } else {
        there.add(example);
      }
      if ((i + 1) % SAID_EVERY == 0) {
        double secondsAnExample = (System.nanoTime() - start) / 1e9 / (i + 1);
        lease.say(
            FeedbackProgress.of(
                "fetch features",
                (i + 1.0) / examples.size(),
                (examples.size() - i - 1) * secondsAnExample));
      }
    }
    return new Fetched(there, leftOut);
  }

  /** Of these images those whose trunk outputs could be brought. */
  List<String> fetchAny(List<String> imageIds, String trunk, FeedbackFolder folder) {
    return imageIds.stream().filter(imageId -> fetchAny(imageId, trunk, folder)).toList();
  }

  private boolean fetchAny(String imageId, String trunk, FeedbackFolder folder) {
    return Files.exists(folder.features(imageId))
        || object(Features.objectKey(imageId, trunk))
            .filter(file -> keep(imageId, file, folder))
            .isPresent();
  }

  private Optional<LeftOut> fetch(Example example, String trunk, FeedbackFolder folder) {
    if (Files.exists(folder.features(example.imageId()))) {
      return Optional.empty();
    }
    Optional<byte[]> file = object(Features.objectKey(example.imageId(), trunk));
    if (file.isEmpty()) {
      return Optional.of(LeftOut.of(lookup.whyThereAreNone(example.imageId())));
    }
    if (!Digest.of(file.get()).equals(example.featuresSha256())) {
      return Optional.of(
          isReadable(file.get()) ? LeftOut.FEATURES_CHANGED : LeftOut.FEATURES_DAMAGED);
    }
    return keep(example.imageId(), file.get(), folder)
        ? Optional.empty()
        : Optional.of(LeftOut.FEATURES_DAMAGED);
  }

  /** One that is too large is as good as none that can be read. */
  private Optional<byte[]> object(String key) {
    try {
      return store.get(key, FeatureLookup.LARGEST_BYTES);
    } catch (ObjectTooLargeException e) {
      return Optional.of(new byte[0]);
    }
  }

  private static boolean isReadable(byte[] file) {
    try {
      Features.fromSafetensors(file);
      return true;
    } catch (MalformedWeightsException e) {
      return false;
    }
  }

  private static boolean keep(String imageId, byte[] file, FeedbackFolder folder) {
    if (!isReadable(file)) {
      return false;
    }
    folder.keepFeatures(imageId, Features.fromSafetensors(file));
    return true;
  }
}
