package org.hilum.training.finetune;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.hilum.training.features.TrunkTable;
import org.hilum.training.train.Samples;

/**
 * Trunk outputs as a network of fp32 takes them.
 *
 * @param views tables of equally many rows, one under the other
 * @param isPneumonia for each row of all tables
 * @param channels of the trunk's output
 */
public record TrunkSamples(List<TrunkTable> views, boolean[] isPneumonia, int channels)
    implements Samples {
  public TrunkSamples {
    views = List.copyOf(views);
    int rows = views.stream().mapToInt(TrunkTable::rows).sum();
    if (rows != isPneumonia.length) {
      throw new IllegalArgumentException(rows + " rows but " + isPneumonia.length + " labels");
    }
  }

  @Override
  public Shape shape(int rows) {
    int places = views.get(0).rowBytes() / Short.BYTES / channels;
    long side = Math.round(Math.sqrt(places));
    return new Shape(rows, channels, side, side);
  }

  @Override
  public NDArray inputs(NDManager manager, int[] rows, int epoch) {
    int rowBytes = views.get(0).rowBytes();
    ByteBuffer fp16 =
        ByteBuffer.allocateDirect(rows.length * rowBytes).order(ByteOrder.nativeOrder());
    for (int row : rows) {
      int tableRows = views.get(0).rows();
      views.get(row / tableRows).read(row % tableRows, fp16);
    }
    try (NDArray narrow = manager.create(fp16.flip(), shape(rows.length), DataType.FLOAT16)) {
      return narrow.toType(DataType.FLOAT32, true);
    }
  }
}
