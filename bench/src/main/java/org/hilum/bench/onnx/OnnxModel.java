package org.hilum.bench.onnx;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * An ONNX model under construction: a graph in {@code model.onnx}, and its large tensors beside it,
 * so that no message ever holds hundreds of megabytes.
 */
final class OnnxModel implements AutoCloseable {
  private static final String WEIGHTS = "weights.bin";
  private static final int INLINE_BYTES = 1024;
  private static final int IR_VERSION = 8;
  private static final int OPERATOR_SET = 13;

  private static final int FLOAT = 1;
  private static final int UINT8 = 2;
  private static final int INT8 = 3;
  private static final int INT32 = 6;
  private static final int INT64 = 7;

  private final Path folder;
  private final OutputStream weights;
  private final Protobuf graph = new Protobuf().text(2, "resnet");
  private long offset;

  OnnxModel(Path folder) throws IOException {
    this.folder = folder;
    this.weights = new BufferedOutputStream(Files.newOutputStream(folder.resolve(WEIGHTS)));
  }

  void input(String name, int... shape) {
    graph.message(11, value(name, shape));
  }

  void output(String name, int... shape) {
    graph.message(12, value(name, shape));
  }

  /** The node's only output has its name. */
  String node(String operator, String name, List<String> inputs, Attribute... attributes) {
    Protobuf node = new Protobuf();
    inputs.forEach(input -> node.text(1, input));
    node.text(2, name).text(3, name).text(4, operator);
    for (Attribute attribute : attributes) {
      node.message(5, attribute.message());
    }
    graph.message(1, node);
    return name;
  }

  void floats(String name, float[] values, int... shape) throws IOException {
    ByteBuffer bytes = littleEndian(values.length * Float.BYTES);
    bytes.asFloatBuffer().put(values);
    tensor(name, FLOAT, bytes.array(), shape);
  }

  void longs(String name, long[] values, int... shape) throws IOException {
    ByteBuffer bytes = littleEndian(values.length * Long.BYTES);
    bytes.asLongBuffer().put(values);
    tensor(name, INT64, bytes.array(), shape);
  }

  void ints(String name, int[] values, int... shape) throws IOException {
    ByteBuffer bytes = littleEndian(values.length * Integer.BYTES);
    bytes.asIntBuffer().put(values);
    tensor(name, INT32, bytes.array(), shape);
  }

  void signedBytes(String name, byte[] values, int... shape) throws IOException {
    tensor(name, INT8, values, shape);
  }

  void unsignedBytes(String name, byte[] values, int... shape) throws IOException {
    tensor(name, UINT8, values, shape);
  }

  /** Writes the graph. */
  Path finish() throws IOException {
    Protobuf model =
        new Protobuf()
            .integer(1, IR_VERSION)
            .text(2, "hilum")
            .message(7, graph)
            .message(8, new Protobuf().text(1, "").integer(2, OPERATOR_SET));
    Path file = folder.resolve("model.onnx");
    Files.write(file, model.toByteArray());
    return file;
  }

  @Override
  public void close() throws IOException {
    weights.close();
  }

  private void tensor(String name, int type, byte[] content, int[] shape) throws IOException {
    Protobuf tensor = new Protobuf();
    for (int size : shape) {
      tensor.integer(1, size);
    }
    tensor.integer(2, type).text(8, name);
    if (content.length <= INLINE_BYTES) {
      graph.message(5, tensor.binary(9, content));
      return;
    }
    tensor.message(13, entry("location", WEIGHTS));
    tensor.message(13, entry("offset", Long.toString(offset)));
    tensor.message(13, entry("length", Integer.toString(content.length)));
    graph.message(5, tensor.integer(14, 1));
    weights.write(content);
    offset += content.length;
  }

  private static Protobuf entry(String key, String value) {
    return new Protobuf().text(1, key).text(2, value);
  }

  /** A float tensor whose first dimension is the batch. */
  private static Protobuf value(String name, int[] shape) {
    Protobuf dimensions = new Protobuf().message(1, new Protobuf().text(2, "batch"));
    for (int size : shape) {
      dimensions.message(1, new Protobuf().integer(1, size));
    }
    Protobuf type = new Protobuf().integer(1, FLOAT);
    if (shape.length > 0) {
      type.message(2, dimensions);
    }
    return new Protobuf().text(1, name).message(2, new Protobuf().message(1, type));
  }

  private static ByteBuffer littleEndian(int length) {
    return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
  }
}
