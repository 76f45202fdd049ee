package org.hilum.network;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hilum.network.layers.Head;
import org.hilum.network.layers.LayerTable;
import org.hilum.network.layers.Unlikeness;
import org.hilum.network.weights.Digest;
import org.hilum.network.weights.ElementType;
import org.hilum.network.weights.Safetensors;
import org.hilum.network.weights.StoredTensor;
import org.hilum.network.weights.Tensor;
import org.hilum.network.weights.Weights;

/**
 * Everything of a model version that learning changes: the last 13 Keras layers, the head and what
 * measures unlikeness.
 *
 * <p>Kernels and components are rounded to fp16 on creation, so these tensors are exactly those
 * that {@code tail.safetensors} gives back.
 */
public final class TailWeights {

  private final Head head;
  private final Map<String, StoredTensor> tensors;

  private TailWeights(Head head, Map<String, StoredTensor> tensors) {
    this.head = head;
    this.tensors = tensors;
  }

  /**
   * Takes the tensors of a tail; others are ignored.
   *
   * @param tensors the tail of {@code table}, a {@link Head} of any width, {@link
   *     Unlikeness#shapes()}
   * @throws IllegalArgumentException naming a tensor that is missing or has another shape
   */
  public static TailWeights of(LayerTable table, Weights tensors) {
    int components = rows(tensors, Unlikeness.COMPONENTS);
    Head head =
        new Head(
            table.channels(), rows(tensors, Head.HIDDEN_KERNEL), rows(tensors, Head.OUTPUT_KERNEL));
    Map<String, int[]> shapes = new LinkedHashMap<>(table.tailShapes());
    shapes.putAll(head.shapes());
    shapes.putAll(new Unlikeness(table.channels(), components).shapes());
    return new TailWeights(head, stored(tensors.select(shapes)));
  }

  /**
   * The last 13 layers as a tail keeps them. Who trains a head on features of these serves the same
   * features.
   *
   * @param tensors the tail of {@code table}; others are ignored
   * @throws IllegalArgumentException naming a tensor that is missing or has another shape
   */
  public static Weights layers(LayerTable table, Weights tensors) {
    return new Weights(stored(tensors.select(table.tailShapes())));
  }

  private static Map<String, StoredTensor> stored(Weights weights) {
    Map<String, StoredTensor> stored = new LinkedHashMap<>();
    for (String name : weights.names()) {
      Tensor tensor = weights.tensor(name);
      ElementType type = tensor.shape().length > 1 ? ElementType.F16 : ElementType.F32;
      stored.put(name, StoredTensor.of(type, tensor.values(), tensor.shape()));
    }
    return stored;
  }

  private static int rows(Weights tensors, String name) {
    if (!tensors.contains(name)) {
      throw new IllegalArgumentException("tensor '" + name + "' is missing");
    }
    int[] shape = tensors.tensor(name).shape();
    if (shape.length != 2) {
      throw new IllegalArgumentException(
          "tensor '%s' has shape %s, expected rows and columns"
              .formatted(name, Arrays.toString(shape)));
    }
    return shape[0];
  }

  /** Reads {@code tail.safetensors}. */
  public static TailWeights read(LayerTable table, Path file) {
    return of(table, Safetensors.read(file));
  }

  public Weights tensors() {
    return new Weights(tensors);
  }

  /** The layers of its head. */
  public Head head() {
    return head;
  }

  /** Kernels and components as fp16, vectors as fp32; the same weights give the same bytes. */
  public byte[] toSafetensors() {
    return Safetensors.write(tensors);
  }

  /** SHA-256 of {@link #toSafetensors}, lower-case hex. */
  public String digest() {
    return Digest.of(toSafetensors());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TailWeights that
        && Arrays.equals(toSafetensors(), that.toSafetensors());
  }

  @Override
  public int hashCode() {
    return digest().hashCode();
  }
}
