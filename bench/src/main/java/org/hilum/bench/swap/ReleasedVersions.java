package org.hilum.bench.swap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.hilum.inference.model.CurrentModel;
import org.hilum.inference.release.Installation;
import org.hilum.inference.release.ReleaseInstaller;
import org.hilum.network.EngineSettings;
import org.hilum.network.ModelDescription;
import org.hilum.network.ModelDirectory;
import org.hilum.schemas.ModelReleased;
import org.hilum.schemas.ReleaseOccasion;
import org.hilum.schemas.ReleasedModel;

/**
 * Versions of one model that differ in nothing but their name, in a memory that stands for the
 * object store.
 */
final class ReleasedVersions {
  private final ModelDirectory model;
  private final Map<String, byte[]> store = new ConcurrentHashMap<>();
  private final ReleaseInstaller installer;

  ReleasedVersions(ModelDirectory model, CurrentModel current, EngineSettings settings) {
    this.model = model;
    this.installer =
        new ReleaseInstaller(
            (key, limit) -> Optional.ofNullable(store.get(key)), current, settings);
  }

  ReleasedModel store(String version) {
    ModelDescription original = model.description();
    String renamed =
        original.modelVersion().substring(0, original.modelVersion().indexOf('/') + 1) + version;
    String key = "models/%s/".formatted(renamed);
    String json = new String(file("model.json"), StandardCharsets.UTF_8);
    store.put(
        key + "model.json",
        json.replace(quoted(original.modelVersion()), quoted(renamed))
            .getBytes(StandardCharsets.UTF_8));
    store.put(key + "tail.safetensors", file("tail.safetensors"));
    return new ReleasedModel(renamed, key, original.trunkDigest(), original.tailDigest());
  }

  private byte[] file(String name) {
    try {
      return Files.readAllBytes(model.path().resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name + " of " + model.path(), e);
    }
  }

  private static String quoted(String text) {
    return '"' + text + '"';
  }

  /**
   * Puts a champion in charge, with others on trial.
   *
   * @throws IllegalStateException if any of them does not run
   */
  void install(ReleasedModel champion, ReleasedModel... shadows) {
    ModelReleased release =
        new ModelReleased(
            champion.modelVersion(),
            champion,
            Arrays.asList(shadows),
            ReleaseOccasion.PROMOTION,
            Instant.now(),
            "bench");
    installer
        .install(release)
        .tell(
            ReleasedVersions::requireAll,
            refused -> {
              throw new IllegalStateException(refused.reason());
            });
  }

  private static void requireAll(Installation.Running running) {
    if (!running.leftOut().isEmpty()) {
      throw new IllegalStateException(String.join("; ", running.leftOut()));
    }
  }
}
