package org.hilum.network.layers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A ResNet V2 without top, layer by layer, as keras.applications builds it: the stride stands on
 * the last block of every stage but the last.
 *
 * <p>The trunk is everything before the last bottleneck; the tail is that bottleneck and {@code
 * post_bn}. For ResNet152V2 the tail is exactly the last 13 Keras layers.
 */
public final class LayerTable {

  private final Convolution stem;
  private final List<Bottleneck> bottlenecks;

  private LayerTable(Convolution stem, List<Bottleneck> bottlenecks) {
    this.stem = stem;
    this.bottlenecks = List.copyOf(bottlenecks);
  }

  /** 152 layers; stages of 3, 8, 36 and 3 bottlenecks. */
  public static LayerTable resnet152v2() {
    return of(64, List.of(64, 128, 256, 512), List.of(3, 8, 36, 3));
  }

  /**
   * A network of the same kind and another size.
   *
   * @param stemChannels output channels of {@code conv1_conv}
   * @param widths of the stages
   * @param blocks bottlenecks in each stage; the last stage needs two
   */
  public static LayerTable of(int stemChannels, List<Integer> widths, List<Integer> blocks) {
    if (widths.size() != blocks.size() || blocks.get(blocks.size() - 1) < 2) {
      throw new IllegalArgumentException(
          "need one width for each stage and two blocks in the last, got " + widths + blocks);
    }
    List<Bottleneck> all = new ArrayList<>();
    int channels = stemChannels;
    for (int stage = 0; stage < widths.size(); stage++) {
      int lastStride = stage == widths.size() - 1 ? 1 : 2;
      for (int block = 1; block <= blocks.get(stage); block++) {
        String name = "conv" + (stage + 2) + "_block" + block;
        int stride = block == blocks.get(stage) ? lastStride : 1;
        Bottleneck next = new Bottleneck(name, channels, widths.get(stage), stride, block == 1);
        all.add(next);
        channels = next.out();
      }
    }
    return new LayerTable(new Convolution("conv1_conv", 3, stemChannels, 7, 2, 3, true), all);
  }

  public Convolution stem() {
    return stem;
  }

  /** All bottlenecks, trunk and tail. */
  public List<Bottleneck> bottlenecks() {
    return bottlenecks;
  }

  public List<Bottleneck> trunkBottlenecks() {
    return bottlenecks.subList(0, bottlenecks.size() - 1);
  }

  public Bottleneck tailBottleneck() {
    return bottlenecks.get(bottlenecks.size() - 1);
  }

  public Normalization postNorm() {
    return new Normalization("post_bn", channels());
  }

  /** Channels of the trunk's output, of the tail's and of the pooled features. */
  public int channels() {
    return tailBottleneck().out();
  }

  /** Keras names of all layers from the last bottleneck on; 13, whatever the size. */
  public List<String> tailLayers() {
    List<String> layers = new ArrayList<>(tailBottleneck().layers());
    layers.addAll(List.of(postNorm().name(), "post_relu"));
    return layers;
  }

  /** Height and width of the trunk's output for a square input. */
  public int outputSide(int inputSide) {
    return side(inputSide, bottlenecks);
  }

  /** Height and width behind stem, which halves twice, and blocks. */
  static int side(int inputSide, List<Bottleneck> blocks) {
    int side = halved(halved(inputSide));
    for (Bottleneck block : blocks) {
      side = block.stride() == 2 ? halved(side) : side;
    }
    return side;
  }

  private static int halved(int side) {
    return (side + 1) / 2;
  }

  /** Shape of every tensor by name, kernels as out, in, height, width; trunk before tail. */
  public Map<String, int[]> shapes() {
    Map<String, int[]> shapes = new LinkedHashMap<>(trunkShapes());
    shapes.putAll(tailShapes());
    return shapes;
  }

  /** The trunk's part of {@link #shapes()}. */
  public Map<String, int[]> trunkShapes() {
    Map<String, int[]> shapes = new LinkedHashMap<>();
    put(shapes, stem);
    trunkBottlenecks().forEach(block -> put(shapes, block));
    return shapes;
  }

  /** The tail's part of {@link #shapes()}, without the head. */
  public Map<String, int[]> tailShapes() {
    Map<String, int[]> shapes = new LinkedHashMap<>();
    put(shapes, tailBottleneck());
    put(shapes, postNorm());
    return shapes;
  }

  private static void put(Map<String, int[]> shapes, Bottleneck block) {
    block.convolutions().forEach(convolution -> put(shapes, convolution));
    block.normalizations().forEach(norm -> put(shapes, norm));
  }

  private static void put(Map<String, int[]> shapes, Convolution convolution) {
    shapes.put(convolution.kernel(), convolution.kernelShape());
    if (convolution.biased()) {
      shapes.put(convolution.bias(), new int[] {convolution.out()});
    }
  }

  private static void put(Map<String, int[]> shapes, Normalization norm) {
    norm.tensors().forEach(name -> shapes.put(name, new int[] {norm.channels()}));
  }
}
