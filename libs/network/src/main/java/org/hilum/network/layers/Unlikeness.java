package org.hilum.network.layers;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What measures how far pooled features lie from those of the training images: the length of what
 * remains of them outside a subspace.
 *
 * @param channels of the pooled features
 * @param components directions of the subspace
 */
public record Unlikeness(int channels, int components) {

  /** Mean of the training images' pooled features, [channels]. */
  public static final String MEAN = "unlikeness.mean";

  /** Their orthonormal principal directions, [components, channels]. */
  public static final String COMPONENTS = "unlikeness.components";

  /** Shape of every tensor by name. */
  public Map<String, int[]> shapes() {
    Map<String, int[]> shapes = new LinkedHashMap<>();
    shapes.put(MEAN, new int[] {channels});
    shapes.put(COMPONENTS, new int[] {components, channels});
    return shapes;
  }
}
