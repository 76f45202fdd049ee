package org.hilum.network.program;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.hilum.network.weights.Tensor;

/**
 * A TorchScript archive: a stored zip with the source of one module, a pickle that describes its
 * tensors, and their bytes. Tensors are widened one at a time while writing.
 */
final class TorchArchive {

  private static final String ROOT = "program/";

  private record Attribute(ScalarType type, Tensor tensor) {}

  private final Map<String, Attribute> attributes = new LinkedHashMap<>();
  private final StringBuilder methods = new StringBuilder();

  void attribute(String name, ScalarType type, Tensor tensor) {
    attributes.put(name, new Attribute(type, tensor));
  }

  /**
   * Adds a method from tensors to one tensor.
   *
   * @param arguments their names in the body
   * @param body indented statements that end with a return
   */
  void method(String name, List<String> arguments, CharSequence body) {
    methods.append("  def %s(self: __torch__.Program".formatted(name));
    arguments.forEach(argument -> methods.append(",%n    %s: Tensor".formatted(argument)));
    methods.append(") -> Tensor:%n".formatted()).append(body);
  }

  void write(Path file) throws IOException {
    try (ZipOutputStream zip =
        new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 20))) {
      store(zip, "data.pkl", description());
      store(zip, "code/__torch__.py", ascii(source()));
      store(zip, "constants.pkl", new Pickle().raw(')').end());
      int index = 0;
      for (Attribute attribute : attributes.values()) {
        store(zip, "data/" + index++, bytes(attribute));
      }
      store(zip, "byteorder", ascii("little"));
      store(zip, "version", ascii("3\n"));
    }
  }

  private String source() {
    StringBuilder source =
        new StringBuilder("class Program(Module):\n  __parameters__ = []\n  __buffers__ = []\n");
    attributes.keySet().forEach(name -> source.append("  ").append(name).append(" : Tensor\n"));
    return source.append("  training : bool\n").append(methods).toString();
  }

  private byte[] description() {
    Pickle pickle = new Pickle().global("__torch__", "Program").raw(')', 0x81, '}', '(');
    int index = 0;
    for (Map.Entry<String, Attribute> attribute : attributes.entrySet()) {
      pickle.text(attribute.getKey());
      describe(pickle, attribute.getValue(), index++);
    }
    return pickle.text("training").bool(false).raw('u', 'b').end();
  }

  private static void describe(Pickle pickle, Attribute attribute, int index) {
    int[] shape = attribute.tensor.shape();
    int[] strides = new int[shape.length];
    int stride = 1;
    for (int i = shape.length - 1; i >= 0; i--) {
      strides[i] = stride;
      stride *= shape[i];
    }
    pickle.global("torch._utils", "_rebuild_tensor_v2").raw('(', '(').text("storage");
    pickle.global("torch", attribute.type.storage()).text(Integer.toString(index)).text("cpu");
    pickle.number(stride).raw('t', 'Q').number(0).numbers(shape).numbers(strides).bool(false);
    pickle.global("collections", "OrderedDict").raw(')', 'R', 't', 'R');
  }

  private static byte[] bytes(Attribute attribute) {
    float[] values = attribute.tensor.values();
    ByteBuffer bytes = ByteBuffer.allocate(values.length * attribute.type.size());
    bytes.order(ByteOrder.LITTLE_ENDIAN);
    for (float value : values) {
      attribute.type.write(bytes, value);
    }
    return bytes.array();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static void store(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    CRC32 checksum = new CRC32();
    checksum.update(bytes);
    ZipEntry entry = new ZipEntry(ROOT + name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(bytes.length);
    entry.setCrc(checksum.getValue());
    entry.setTime(0);
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }
}
