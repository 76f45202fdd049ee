package org.hilum.training.finetune;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.hilum.network.layers.LayerTable;
import org.hilum.training.features.FeatureStore;
import org.hilum.training.features.TrunkRows;
import org.hilum.training.features.ViewedImages;
import org.hilum.training.train.Samples;

/** Trunk outputs as a network of fp32 takes them. One thread may ask at a time. */
public final class TrunkSamples implements Samples {
  private final List<TrunkRows> views;
  private final boolean[] isPneumonia;
  private final int channels;
  private final int rowBytes;
  private ByteBuffer fp16 = ByteBuffer.allocate(0);

  /**
   * @param views tables of equally many rows, one under the other
   * @param isPneumonia for each row of all tables
   * @param channels of the trunk's output
   */
  public TrunkSamples(List<? extends TrunkRows> views, boolean[] isPneumonia, int channels) {
    int rows = views.stream().mapToInt(TrunkRows::rows).sum();
    if (rows != isPneumonia.length) {
      throw new IllegalArgumentException(rows + " rows but " + isPneumonia.length + " labels");
    }
    this.views = List.copyOf(views);
    this.isPneumonia = isPneumonia;
    this.channels = channels;
    rowBytes = views.get(0).rowBytes();
  }

  /** Rows of the whole trunk from the store, which computes what it lacks. */
  static TrunkSamples of(ViewedImages viewed, FeatureStore store) {
    return new TrunkSamples(
        viewed.views().stream().map(view -> store.trunk(viewed.images(), view)).toList(),
        viewed.isPneumonia(),
        LayerTable.resnet152v2().channels());
  }

  /** How many tables there are, one for each view of the images. */
  int views() {
    return views.size();
  }

  @Override
  public boolean[] isPneumonia() {
    return isPneumonia;
  }

  @Override
  public Shape shape(int rows) {
    long side = Math.round(Math.sqrt((double) rowBytes / Short.BYTES / channels));
    return new Shape(rows, channels, side, side);
  }

  @Override
  public NDArray inputs(NDManager manager, int[] rows, int epoch) {
    ByteBuffer batch = room(rows.length * rowBytes);
    int tableRows = views.get(0).rows();
    for (int row : rows) {
      views.get(row / tableRows).read(row % tableRows, batch);
    }
    try (NDArray narrow = manager.create(batch.flip(), shape(rows.length), DataType.FLOAT16)) {
      return narrow.toType(DataType.FLOAT32, true);
    }
  }

  /** One buffer for all batches: memory outside the heap is given back late. */
  private ByteBuffer room(int bytes) {
    if (fp16.capacity() < bytes) {
      fp16 = ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    }
    return fp16.clear();
  }
}
