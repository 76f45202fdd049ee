package org.hilum.network.weights;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.exceptions.HdfException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hilum.network.layers.LayerTable;

/**
 * Weights as keras.applications publishes them without top: an HDF5 file with {@code
 * /<layer>/<layer>/<tensor>:0}, kernels as height, width, in, out.
 */
final class KerasFile {

  private KerasFile() {}

  /** All tensors of the table, kernels turned to out, in, height, width. */
  static Weights read(LayerTable table, Path file) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    try (HdfFile hdf = new HdfFile(file)) {
      table.shapes().forEach((name, shape) -> tensors.put(name, tensor(hdf, name, shape)));
    } catch (HdfException e) {
      throw new MalformedWeightsException(file + " is not a readable HDF5 file", e);
    }
    return new Weights(tensors);
  }

  private static Tensor tensor(HdfFile hdf, String name, int[] shape) {
    int dot = name.lastIndexOf('.');
    String layer = name.substring(0, dot);
    String path = "/%s/%s/%s:0".formatted(layer, layer, name.substring(dot + 1));
    Dataset dataset = dataset(hdf, path);
    int[] stored = shape.length == 4 ? turned(shape) : shape;
    if (!Arrays.equals(dataset.getDimensions(), stored)) {
      throw new MalformedWeightsException(
          "%s has shape %s, expected %s"
              .formatted(path, Arrays.toString(dataset.getDimensions()), Arrays.toString(stored)));
    }
    if (!(dataset.getDataFlat() instanceof float[] values)) {
      throw new MalformedWeightsException(path + " does not hold 32-bit floats");
    }
    return Tensor.of(shape.length == 4 ? turned(values, shape) : values, shape);
  }

  private static Dataset dataset(HdfFile hdf, String path) {
    try {
      return hdf.getDatasetByPath(path);
    } catch (HdfException e) {
      throw new MalformedWeightsException(
          "there is no dataset "
              + path
              + "; expected a Keras ResNet152V2 weight file without top (…_notop.h5)",
          e);
    }
  }

  private static int[] turned(int[] shape) {
    return new int[] {shape[2], shape[3], shape[1], shape[0]};
  }

  private static float[] turned(float[] values, int[] shape) {
    int out = shape[0];
    int in = shape[1];
    int area = shape[2] * shape[3];
    float[] turned = new float[values.length];
    for (int place = 0; place < area; place++) {
      for (int i = 0; i < in; i++) {
        for (int o = 0; o < out; o++) {
          turned[(o * in + i) * area + place] = values[(place * in + i) * out + o];
        }
      }
    }
    return turned;
  }
}
