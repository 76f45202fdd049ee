package org.hilum.bench.onnx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hilum.network.layers.Bottleneck;
import org.hilum.network.layers.Convolution;
import org.hilum.network.layers.LayerTable;
import org.hilum.network.layers.Normalization;
import org.hilum.network.weights.Weights;

/**
 * Writes trunk and tail of a layer table as one ONNX graph: {@code images} [n, 3, side, side]
 * enter, {@code pooled} [n, channels] leaves.
 */
public final class OnnxExport {
  public static final String IMAGES = "images";
  public static final String POOLED = "pooled";

  private final LayerTable table;
  private final Weights weights;
  private final Arithmetic arithmetic;
  private final OnnxModel model;
  private final Set<String> convolved = new LinkedHashSet<>();

  private OnnxExport(LayerTable table, Weights weights, Arithmetic arithmetic, OnnxModel model) {
    this.table = table;
    this.weights = weights;
    this.arithmetic = arithmetic;
    this.model = model;
  }

  /** Writes 32-bit floats into a folder and returns the model's file. */
  public static Path float32(LayerTable table, Weights weights, int side, Path folder) {
    return write(table, weights, side, folder, new Float32(), false);
  }

  /** As {@link #float32}, and what each convolution reads is an output too, under its own name. */
  public static Path forCalibration(LayerTable table, Weights weights, int side, Path folder) {
    return write(table, weights, side, folder, new Float32(), true);
  }

  /**
   * Writes 8-bit convolutions.
   *
   * @param ranges of {@link #IMAGES} and of the further outputs of {@link #forCalibration}
   */
  public static Path int8(
      LayerTable table, Weights weights, int side, Map<String, Range> ranges, Path folder) {
    return write(table, weights, side, folder, new Int8(ranges), false);
  }

  private static Path write(
      LayerTable table,
      Weights weights,
      int side,
      Path folder,
      Arithmetic arithmetic,
      boolean inner) {
    try (OnnxModel model = new OnnxModel(folder)) {
      OnnxExport export = new OnnxExport(table, weights, arithmetic, model);
      model.input(IMAGES, 3, side, side);
      model.output(export.network(), table.channels());
      if (inner) {
        export.convolved.remove(IMAGES);
        export.convolved.forEach(model::output);
      }
      return model.finish();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write an ONNX model to " + folder, e);
    }
  }

  private String network() throws IOException {
    String value = pool(convolution(IMAGES, FoldedKernel.of(table.stem(), weights)));
    for (Bottleneck block : table.bottlenecks()) {
      value = bottleneck(value, block);
    }
    String active = activation(value, table.postNorm());
    String mean = model.node("GlobalAveragePool", "mean", List.of(active));
    return model.node("Flatten", POOLED, List.of(mean));
  }

  /** The zeros are explicit: a pool pads with minus infinity, and the stem has no ReLU. */
  private String pool(String stem) throws IOException {
    model.longs("pool1_pads", new long[] {0, 0, 1, 1, 0, 0, 1, 1}, 8);
    String padded = model.node("Pad", "pool1_pad", List.of(stem, "pool1_pads"));
    return model.node(
        "MaxPool",
        "pool1_pool",
        List.of(padded),
        Attribute.of("kernel_shape", new int[] {3, 3}),
        Attribute.of("strides", new int[] {2, 2}));
  }

  private String bottleneck(String input, Bottleneck block) throws IOException {
    String active = activation(input, block.preact());
    String shortcut = shortcut(input, active, block);
    String reduced =
        relu(convolution(active, FoldedKernel.of(block.reduce(), block.reduceNorm(), weights)));
    String spread =
        relu(convolution(reduced, FoldedKernel.of(block.spatial(), block.spatialNorm(), weights)));
    String expanded = convolution(spread, FoldedKernel.of(block.expand(), weights));
    return model.node("Add", block.name() + "_out", List.of(expanded, shortcut));
  }

  private String shortcut(String input, String active, Bottleneck block) throws IOException {
    if (block.projection().isPresent()) {
      return convolution(active, FoldedKernel.of(block.projection().get(), weights));
    }
    if (block.stride() == 1) {
      return input;
    }
    return model.node(
        "MaxPool",
        block.name() + "_skip",
        List.of(input),
        Attribute.of("kernel_shape", new int[] {1, 1}),
        Attribute.of("strides", new int[] {block.stride(), block.stride()}));
  }

  private String activation(String input, Normalization norm) throws IOException {
    for (String tensor : norm.tensors()) {
      model.floats(tensor, weights.values(tensor), norm.channels());
    }
    List<String> operands =
        List.of(input, norm.gamma(), norm.beta(), norm.movingMean(), norm.movingVariance());
    return relu(
        model.node(
            "BatchNormalization",
            norm.name(),
            operands,
            Attribute.of("epsilon", (float) Normalization.EPSILON)));
  }

  private String convolution(String input, FoldedKernel kernel) throws IOException {
    convolved.add(input);
    Convolution layer = kernel.convolution();
    int padding = layer.padding();
    return model.node(
        "Conv",
        layer.name(),
        arithmetic.operands(model, input, kernel),
        Attribute.of("kernel_shape", new int[] {layer.side(), layer.side()}),
        Attribute.of("strides", new int[] {layer.stride(), layer.stride()}),
        Attribute.of("pads", new int[] {padding, padding, padding, padding}));
  }

  private String relu(String input) {
    return model.node("Relu", input + ".relu", List.of(input));
  }
}
