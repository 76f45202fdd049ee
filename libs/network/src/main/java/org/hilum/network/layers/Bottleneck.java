package org.hilum.network.layers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A pre-activation bottleneck: normalization and ReLU, then 1x1, 3x3 and 1x1 convolutions, added to
 * the shortcut.
 *
 * @param name Keras prefix, for example {@code conv4_block36}
 * @param in channels of the input
 * @param width channels between the convolutions; the output has four times as many
 * @param stride of the 3x3 convolution and of the identity shortcut
 * @param projected whether the shortcut is a convolution of the activated input ({@code _0_conv})
 */
public record Bottleneck(String name, int in, int width, int stride, boolean projected) {

  public int out() {
    return 4 * width;
  }

  public Normalization preact() {
    return new Normalization(name + "_preact_bn", in);
  }

  public Optional<Convolution> projection() {
    return projected
        ? Optional.of(new Convolution(name + "_0_conv", in, out(), 1, 1, 0, true))
        : Optional.empty();
  }

  public Convolution reduce() {
    return new Convolution(name + "_1_conv", in, width, 1, 1, 0, false);
  }

  public Normalization reduceNorm() {
    return new Normalization(name + "_1_bn", width);
  }

  public Convolution spatial() {
    return new Convolution(name + "_2_conv", width, width, 3, stride, 1, false);
  }

  public Normalization spatialNorm() {
    return new Normalization(name + "_2_bn", width);
  }

  public Convolution expand() {
    return new Convolution(name + "_3_conv", width, out(), 1, 1, 0, true);
  }

  /**
   * Keras names of all its layers, those without weights too. A pooled shortcut is left out: Keras
   * numbers it anew in each process.
   */
  public List<String> layers() {
    List<String> layers = new ArrayList<>(List.of(preact().name(), name + "_preact_relu"));
    projection().ifPresent(convolution -> layers.add(convolution.name()));
    layers.addAll(List.of(reduce().name(), reduceNorm().name(), name + "_1_relu"));
    layers.addAll(List.of(name + "_2_pad", spatial().name(), spatialNorm().name()));
    layers.addAll(List.of(name + "_2_relu", expand().name(), name + "_out"));
    return layers;
  }

  /** In the order of the computation. */
  public List<Convolution> convolutions() {
    List<Convolution> all = new ArrayList<>();
    projection().ifPresent(all::add);
    all.addAll(List.of(reduce(), spatial(), expand()));
    return all;
  }

  /** In the order of the computation. */
  public List<Normalization> normalizations() {
    return List.of(preact(), reduceNorm(), spatialNorm());
  }
}
