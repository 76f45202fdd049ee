package org.hilum.bench.onnx;

/** An attribute of a node (AttributeProto of onnx.proto). */
record Attribute(Protobuf message) {
  private static final int TYPE = 20;
  private static final int TYPE_FLOAT = 1;
  private static final int TYPE_INT = 2;
  private static final int TYPE_INTS = 7;

  static Attribute of(String name, float value) {
    return new Attribute(new Protobuf().text(1, name).float32(2, value).integer(TYPE, TYPE_FLOAT));
  }

  static Attribute of(String name, int value) {
    return new Attribute(new Protobuf().text(1, name).integer(3, value).integer(TYPE, TYPE_INT));
  }

  static Attribute of(String name, int[] values) {
    Protobuf message = new Protobuf().text(1, name);
    for (int value : values) {
      message.integer(8, value);
    }
    return new Attribute(message.integer(TYPE, TYPE_INTS));
  }
}
