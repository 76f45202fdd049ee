package org.hilum.network.weights;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hilum.network.layers.LayerTable;

/**
 * The trunk's weights in one small file, {@value #FILE_NAME}: int8 kernels with a scale for each
 * output channel, fp32 vectors, in safetensors, in zstd.
 *
 * <p>Training and serving both widen the same file, so the rounding of the kernels is part of the
 * trunk and not a difference between the two.
 *
 * @param digest SHA-256 of the file
 * @param weights of all layers before the tail, by Keras name
 */
public record PackedTrunk(String digest, Weights weights) {

  public static final String FILE_NAME = "trunk.safetensors.zst";

  private static final String SCALE = "_scale";
  private static final int LEVEL = 19;
  // Wide enough for the whole file, so that layers that repeat far apart are found.
  private static final int WINDOW_LOG = 26;
  private static final long MAX_SIZE = 512L << 20;

  /**
   * Where the object store keeps a trunk.
   *
   * @param digest SHA-256 of the file
   */
  public static String objectKey(String digest) {
    return "models/trunks/%s/%s".formatted(digest, FILE_NAME);
  }

  /**
   * The file's bytes; the same weights give the same bytes, and kernels that come from such a file
   * keep theirs.
   */
  public static byte[] pack(LayerTable table, Weights weights) {
    Map<String, StoredTensor> kernels = new LinkedHashMap<>();
    Map<String, StoredTensor> vectors = new LinkedHashMap<>();
    Weights trunk = weights.select(table.trunkShapes());
    for (String name : trunk.names()) {
      Tensor tensor = trunk.tensor(name);
      if (tensor.shape().length > 1) {
        QuantizedTensor packed =
            tensor instanceof QuantizedTensor kept ? kept : QuantizedTensor.of(tensor);
        kernels.put(name, new StoredTensor(ElementType.I8, packed.shape(), packed.steps()));
        vectors.put(
            name + SCALE,
            StoredTensor.of(ElementType.F32, packed.scales(), packed.scales().length));
      } else {
        vectors.put(name, StoredTensor.of(ElementType.F32, tensor.values(), tensor.shape()));
      }
    }
    kernels.putAll(vectors);
    try (ZstdCompressCtx zstd = new ZstdCompressCtx()) {
      zstd.setLevel(LEVEL).setLong(WINDOW_LOG).setChecksum(true);
      return zstd.compress(Safetensors.write(kernels));
    }
  }

  /**
   * Reads a packed trunk.
   *
   * @throws MalformedWeightsException if the file is damaged or not a trunk of this table
   */
  public static PackedTrunk read(LayerTable table, Path file) {
    try {
      return unpack(table, Files.readAllBytes(file));
    } catch (IOException e) {
      throw new MalformedWeightsException("cannot read " + file + ": " + e.getMessage(), e);
    } catch (MalformedWeightsException e) {
      throw new MalformedWeightsException(file + ": " + e.getMessage(), e);
    }
  }

  /** The inverse of {@link #pack}. */
  public static PackedTrunk unpack(LayerTable table, byte[] file) {
    Weights stored = Safetensors.parse(decompressed(file));
    Map<String, Tensor> widened = new LinkedHashMap<>();
    table.trunkShapes().keySet().forEach(name -> widened.put(name, widened(stored, name)));
    try {
      return new PackedTrunk(Digest.of(file), new Weights(widened).select(table.trunkShapes()));
    } catch (IllegalArgumentException e) {
      throw new MalformedWeightsException("not a trunk of this architecture: " + e.getMessage(), e);
    }
  }

  private static Tensor widened(Weights stored, String name) {
    if (!stored.contains(name)) {
      throw new MalformedWeightsException("tensor '" + name + "' is missing");
    }
    if (!stored.contains(name + SCALE)) {
      return stored.tensor(name);
    }
    StoredTensor steps = (StoredTensor) stored.tensor(name);
    float[] scales = stored.values(name + SCALE);
    if (steps.type() != ElementType.I8 || steps.shape()[0] != scales.length) {
      throw new MalformedWeightsException(
          "kernel '%s' needs I8 values and one scale for each output channel, has %s and %d"
              .formatted(name, steps.type(), scales.length));
    }
    return new QuantizedTensor(steps.shape(), steps.bytes(), scales);
  }

  private static byte[] decompressed(byte[] file) {
    long size = Zstd.getFrameContentSize(file);
    if (size <= 0 || size > MAX_SIZE) {
      throw new MalformedWeightsException("not a zstd file of at most " + MAX_SIZE + " bytes");
    }
    try {
      return Zstd.decompress(file, (int) size);
    } catch (ZstdException e) {
      throw new MalformedWeightsException("damaged zstd data: " + e.getMessage(), e);
    }
  }
}
