package org.hilum.network.layers;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A place in the trunk. What stands before it stays as it is, what stands behind it, up to the end
 * of the network, can be trained.
 *
 * @param frozen how many parts stand before it, the stem being the first and each bottleneck one
 */
public record TrunkCut(LayerTable table, int frozen) {

  private static final int IMAGE_CHANNELS = 3;
  private static final List<String> STEM_LAYERS =
      List.of("conv1_pad", "conv1_conv", "pool1_pad", "pool1_pool");

  public TrunkCut {
    if (frozen < 0 || frozen > table.trunkBottlenecks().size() + 1) {
      throw new IllegalArgumentException(
          "a trunk of a stem and %d bottlenecks has no cut behind %d of them"
              .formatted(table.trunkBottlenecks().size(), frozen));
    }
  }

  /** Nothing stays as it is. */
  public static TrunkCut beforeStem(LayerTable table) {
    return new TrunkCut(table, 0);
  }

  /** The whole trunk stays as it is. */
  public static TrunkCut atEnd(LayerTable table) {
    return new TrunkCut(table, table.trunkBottlenecks().size() + 1);
  }

  /**
   * Before the bottleneck, or the stem, to which a layer belongs.
   *
   * @param layer name in Keras
   * @return empty if no such layer is in the trunk
   */
  public static Optional<TrunkCut> before(LayerTable table, String layer) {
    if (STEM_LAYERS.contains(layer)) {
      return Optional.of(beforeStem(table));
    }
    List<Bottleneck> blocks = table.trunkBottlenecks();
    return IntStream.range(0, blocks.size())
        .filter(i -> blocks.get(i).layers().contains(layer))
        .mapToObj(i -> new TrunkCut(table, i + 1))
        .findFirst();
  }

  public boolean isBeforeStem() {
    return frozen == 0;
  }

  public boolean isAtEnd() {
    return frozen > table.trunkBottlenecks().size();
  }

  /** Bottlenecks of the trunk that stay as they are. */
  public List<Bottleneck> before() {
    return table.trunkBottlenecks().subList(0, Math.max(0, frozen - 1));
  }

  /** Bottlenecks of the trunk that can be trained. */
  public List<Bottleneck> behind() {
    return table.trunkBottlenecks().subList(before().size(), table.trunkBottlenecks().size());
  }

  /** Keras name of the first layer behind it that has weights. */
  public String firstLayer() {
    if (isBeforeStem()) {
      return table.stem().name();
    }
    return isAtEnd() ? table.tailBottleneck().preact().name() : behind().get(0).preact().name();
  }

  /** Channels of what passes it. */
  public int channels() {
    if (isBeforeStem()) {
      return IMAGE_CHANNELS;
    }
    return before().isEmpty() ? table.stem().out() : before().get(before().size() - 1).out();
  }

  /** Height and width of what passes it, for a square image. */
  public int side(int imageSide) {
    return isBeforeStem() ? imageSide : LayerTable.side(imageSide, before());
  }
}
