package org.hilum.network.weights;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;

/** Named tensors, immutable, in a fixed order. */
public final class Weights {

  private final Map<String, Tensor> tensors;

  public Weights(Map<String, ? extends Tensor> tensors) {
    this.tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
  }

  public Set<String> names() {
    return tensors.keySet();
  }

  public boolean contains(String name) {
    return tensors.containsKey(name);
  }

  /** Throws {@link NoSuchElementException} that names the missing tensor. */
  public Tensor tensor(String name) {
    Tensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new NoSuchElementException("there is no tensor '" + name + "' in these weights");
    }
    return tensor;
  }

  /** A fresh array, row by row. */
  public float[] values(String name) {
    return tensor(name).values();
  }

  /** These weights and the others; where both have a name the others win. */
  public Weights with(Weights others) {
    Map<String, Tensor> both = new LinkedHashMap<>(tensors);
    both.putAll(others.tensors);
    return new Weights(both);
  }

  /**
   * Those tensors alone, in the order of {@code shapes}, each of the given shape.
   *
   * @throws IllegalArgumentException if one is missing or of another shape
   */
  public Weights select(Map<String, int[]> shapes) {
    Map<String, Tensor> selected = new LinkedHashMap<>();
    shapes.forEach((name, shape) -> selected.put(name, checked(name, shape)));
    return new Weights(selected);
  }

  private Tensor checked(String name, int[] shape) {
    if (!contains(name)) {
      throw new IllegalArgumentException("tensor '" + name + "' is missing");
    }
    Tensor tensor = tensor(name);
    if (!java.util.Arrays.equals(tensor.shape(), shape)) {
      throw new IllegalArgumentException(
          "tensor '%s' has shape %s, expected %s"
              .formatted(
                  name,
                  java.util.Arrays.toString(tensor.shape()),
                  java.util.Arrays.toString(shape)));
    }
    return tensor;
  }
}
