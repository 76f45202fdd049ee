package org.hilum.network.weights;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The safetensors format: eight bytes of header length, a JSON header, the tensors without gaps.
 *
 * <p>Own code because DJL's reader makes native arrays of every tensor and knows no int8 without
 * one.
 *
 * @see <a href="https://github.com/huggingface/safetensors#format">the format</a>
 */
public final class Safetensors {

  private static final int LENGTH_BYTES = 8;
  private static final int MAX_HEADER = 16 << 20;
  private static final String METADATA = "__metadata__";
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

  private Safetensors() {}

  /**
   * Reads all tensors of a file.
   *
   * @throws MalformedWeightsException naming the file and what is wrong with it
   */
  public static Weights read(Path file) {
    try {
      return parse(Files.readAllBytes(file));
    } catch (MalformedWeightsException e) {
      throw new MalformedWeightsException(file + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw new MalformedWeightsException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  /** Tensors that share the given bytes. */
  public static Weights parse(byte[] file) {
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    ObjectNode header = header(bytes);
    ByteBuffer data = bytes.slice();
    Map<String, StoredTensor> tensors = new LinkedHashMap<>();
    int covered = 0;
    for (Map.Entry<String, JsonNode> field : header.properties()) {
      if (!field.getKey().equals(METADATA)) {
        StoredTensor tensor = tensor(field.getKey(), field.getValue(), data);
        covered += tensor.bytes().capacity();
        tensors.put(field.getKey(), tensor);
      }
    }
    if (covered != data.capacity()) {
      throw new MalformedWeightsException(
          "tensors cover %d of %d data bytes".formatted(covered, data.capacity()));
    }
    return new Weights(tensors);
  }

  private static ObjectNode header(ByteBuffer bytes) {
    if (bytes.remaining() < LENGTH_BYTES) {
      throw new MalformedWeightsException("only " + bytes.remaining() + " bytes, no header");
    }
    long length = bytes.getLong();
    if (length < 2 || length > MAX_HEADER || length > bytes.remaining()) {
      throw new MalformedWeightsException(
          "header length %d, but %d bytes follow".formatted(length, bytes.remaining()));
    }
    byte[] text = new byte[(int) length];
    bytes.get(text);
    try {
      if (JSON.readTree(text) instanceof ObjectNode header) {
        return header;
      }
    } catch (IOException e) {
      throw new MalformedWeightsException("header is not JSON", e);
    }
    throw new MalformedWeightsException("header is not a JSON object");
  }

  private static StoredTensor tensor(String name, JsonNode entry, ByteBuffer data) {
    ElementType type =
        ElementType.named(entry.path("dtype").asText())
            .orElseThrow(
                () ->
                    new MalformedWeightsException(
                        "tensor '%s' has dtype %s, readable are F32, F16 and I8"
                            .formatted(name, entry.path("dtype"))));
    int[] shape = shape(name, entry.path("shape"));
    JsonNode offsets = entry.path("data_offsets");
    long begin = offsets.path(0).asLong(-1);
    long end = offsets.path(1).asLong(-1);
    if (offsets.size() != 2 || begin < 0 || end < begin || end > data.capacity()) {
      throw new MalformedWeightsException(
          "tensor '%s' has data_offsets %s of %d data bytes"
              .formatted(name, offsets, data.capacity()));
    }
    long expected = type.size();
    for (int side : shape) {
      expected *= side;
    }
    if (expected != end - begin) {
      throw new MalformedWeightsException(
          "tensor '%s' of shape %s needs %d bytes, has %d"
              .formatted(name, entry.path("shape"), expected, end - begin));
    }
    return new StoredTensor(type, shape, data.slice((int) begin, (int) (end - begin)));
  }

  private static int[] shape(String name, JsonNode shape) {
    long product = 1;
    int[] sides = new int[shape.size()];
    for (int i = 0; i < sides.length; i++) {
      long side = shape.get(i).asLong(-1);
      product = side < 0 || side > Integer.MAX_VALUE ? -1 : product * side;
      if (product < 0 || product > Integer.MAX_VALUE) {
        throw new MalformedWeightsException("tensor '%s' has shape %s".formatted(name, shape));
      }
      sides[i] = (int) side;
    }
    if (!shape.isArray()) {
      throw new MalformedWeightsException("tensor '%s' has no shape".formatted(name));
    }
    return sides;
  }

  /** A file of the tensors in the map's order; the same tensors give the same bytes. */
  public static byte[] write(Map<String, StoredTensor> tensors) {
    ObjectNode header = JSON.createObjectNode();
    int size = 0;
    for (Map.Entry<String, StoredTensor> named : tensors.entrySet()) {
      StoredTensor tensor = named.getValue();
      ObjectNode entry = header.putObject(named.getKey());
      entry.put("dtype", tensor.type().name());
      for (int side : tensor.shape()) {
        entry.withArray("shape").add(side);
      }
      int end = Math.addExact(size, tensor.bytes().capacity());
      entry.putArray("data_offsets").add(size).add(end);
      size = end;
    }
    byte[] text = header.toString().getBytes(StandardCharsets.UTF_8);
    int padded = (text.length + 7) / 8 * 8;
    ByteBuffer file = ByteBuffer.allocate(LENGTH_BYTES + padded + size);
    file.order(ByteOrder.LITTLE_ENDIAN).putLong(padded).put(text);
    while (file.position() < LENGTH_BYTES + padded) {
      file.put((byte) ' ');
    }
    tensors.values().forEach(tensor -> file.put(tensor.bytes().duplicate()));
    return file.array();
  }
}
