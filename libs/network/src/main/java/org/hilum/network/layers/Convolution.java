package org.hilum.network.layers;

/**
 * A square convolution.
 *
 * @param name Keras layer name
 * @param in input channels
 * @param out output channels
 * @param side height and width of the kernel
 * @param padding zeros on each side of the input
 * @param biased whether it adds a bias
 */
public record Convolution(
    String name, int in, int out, int side, int stride, int padding, boolean biased) {

  public String kernel() {
    return name + ".kernel";
  }

  public String bias() {
    return name + ".bias";
  }

  /** Output channels, input channels, height, width. */
  public int[] kernelShape() {
    return new int[] {out, in, side, side};
  }
}
