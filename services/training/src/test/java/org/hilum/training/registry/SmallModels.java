package org.hilum.training.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hilum.network.ModelDescription;
import org.hilum.network.Preprocessing;
import org.hilum.network.weights.Digest;

/** Folders of models whose weights are a few letters: the registry only looks at digests. */
public record SmallModels(Path models) {
  static final byte[] TRUNK = "trunk".getBytes(UTF_8);

  private static final JsonMapper JSON = JsonMapper.builder().addModule(new Jdk8Module()).build();

  /**
   * Writes a model folder with its trunk.
   *
   * @param version {@code <name>/<version>}
   */
  public Path write(String version, String tail, double threshold) {
    Path folder = models.resolve(version);
    write(folder.resolve("tail.safetensors"), tail.getBytes(UTF_8));
    write(folder.resolve("MODEL_CARD.md"), ("# " + version).getBytes(UTF_8));
    write(folder.resolve("evaluation-test.json"), "{}".getBytes(UTF_8));
    write(
        models
            .resolve("trunks")
            .resolve(Digest.abbreviated(Digest.of(TRUNK)))
            .resolve("trunk.safetensors.zst"),
        TRUNK);
    describe(folder, description(version, tail, threshold));
    return folder;
  }

  Path write(String version) {
    return write(version, "tail of " + version, 0.5);
  }

  static void describe(Path folder, ModelDescription description) {
    try {
      write(folder.resolve("model.json"), JSON.writeValueAsBytes(description));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ModelDescription description(String version, String tail, double threshold) {
    return new ModelDescription(
        version,
        "resnet152v2",
        Digest.of(TRUNK),
        Digest.of(tail.getBytes(UTF_8)),
        Preprocessing.NAME,
        new ModelDescription.Calibration(1, 0),
        Optional.empty(),
        threshold,
        1,
        new ModelDescription.Scope(List.of("YOUNG_CHILD"), List.of("AP")),
        Map.of(),
        Map.of());
  }

  static void write(Path file, byte[] bytes) {
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }
}
