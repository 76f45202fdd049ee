package org.hilum.training.features;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hilum.network.InvalidModelException;
import org.hilum.network.layers.LayerTable;
import org.hilum.network.weights.Digest;
import org.hilum.network.weights.FreshStage;
import org.hilum.network.weights.ImportWeights;
import org.hilum.network.weights.PackedTrunk;
import org.hilum.network.weights.Safetensors;
import org.hilum.network.weights.Weights;

/**
 * A trunk as {@code import-weights} or {@code train trunk} leaves it: the packed trunk and the
 * layers to start a tail from. A trunk whose last stage is fresh needs no file of layers: they are
 * always the same.
 */
public record TrunkFolder(Path folder) {
  /** Says how a trunk was trained; an imported one has none. */
  public static final String DESCRIPTION = "trunk.json";

  public Path trunkFile() {
    return folder.resolve(PackedTrunk.FILE_NAME);
  }

  /** SHA-256 of the trunk file. */
  public String digest() {
    return Digest.of(bytes(trunkFile()));
  }

  /** SHA-256 of the file of layers. */
  public String layersDigest() {
    return Digest.of(layersFile());
  }

  /** Tensors of the last 13 layers. */
  public Weights layers() {
    return Safetensors.parse(layersFile());
  }

  private byte[] layersFile() {
    Path file = folder.resolve(ImportWeights.INITIAL_TAIL);
    if (Files.exists(file)) {
      return bytes(file);
    }
    LayerTable table = LayerTable.resnet152v2();
    if (FreshStage.isIn(table, PackedTrunk.read(table, trunkFile()).weights())) {
      return ImportWeights.initialTail(table, FreshStage.tail(table));
    }
    throw new InvalidModelException(
        "there is no %s, the last layers of this trunk; import its weights again".formatted(file));
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
