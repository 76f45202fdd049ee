package org.hilum.training.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hilum.network.weights.Digest;
import org.hilum.network.weights.Safetensors;
import org.hilum.network.weights.Weights;

/**
 * A trunk as {@code import-weights} leaves it: the packed trunk and the layers to start a tail
 * from.
 */
public record TrunkFolder(Path folder) {
  static final String TRUNK = "trunk.safetensors.zst";

  private static final String LAYERS = "initial-tail.safetensors";

  public Path trunkFile() {
    return folder.resolve(TRUNK);
  }

  /** SHA-256 of the trunk file. */
  public String digest() {
    return Digest.of(bytes(trunkFile()));
  }

  /** SHA-256 of the file of layers. */
  public String layersDigest() {
    return Digest.of(bytes(folder.resolve(LAYERS)));
  }

  /** Tensors of the last 13 layers. */
  public Weights layers() {
    return Safetensors.read(folder.resolve(LAYERS));
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
