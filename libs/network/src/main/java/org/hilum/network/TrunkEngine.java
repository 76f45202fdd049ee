package org.hilum.network;

import ai.djl.ndarray.NDArray;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hilum.network.layers.LayerTable;
import org.hilum.network.layers.TrunkCut;
import org.hilum.network.program.TrunkRuntime;
import org.hilum.network.weights.PackedTrunk;

/** The loaded trunk alone: images to features, for training. */
public final class TrunkEngine implements AutoCloseable {

  private final String trunkDigest;
  private final TrunkRuntime trunk;

  private TrunkEngine(String trunkDigest, TrunkRuntime trunk) {
    this.trunkDigest = trunkDigest;
    this.trunk = trunk;
  }

  /** Loads {@code trunk.safetensors.zst}. */
  public static TrunkEngine open(Path trunkFile, EngineSettings settings) {
    return open(TrunkCut.atEnd(LayerTable.resnet152v2()), trunkFile, settings);
  }

  /** Loads the part before a cut; what passes the cut then counts as features. */
  public static TrunkEngine open(TrunkCut cut, Path trunkFile, EngineSettings settings) {
    PackedTrunk packed = PackedTrunk.read(cut.table(), trunkFile);
    return new TrunkEngine(
        packed.digest(),
        TrunkRuntime.open(cut, packed.weights(), EngineHardware.of(settings), Preprocessing.SIDE));
  }

  /** SHA-256 of the trunk file, lower-case hex. */
  public String trunkDigest() {
    return trunkDigest;
  }

  /** How many callers may run it at once. */
  public int threads() {
    return trunk.hardware().threads();
  }

  /**
   * Runs the trunk, blocking.
   *
   * @param inputs of {@link Preprocessing#toInput}
   * @return for each image the output, of a whole trunk [2048, 7, 7], fp16, little endian, in the
   *     order of the inputs
   */
  public List<byte[]> features(List<float[]> inputs) {
    return trunk.run(inputs, TrunkEngine::stored);
  }

  /** One array of bytes for each image of a batch of fp16 features. */
  static List<byte[]> stored(NDArray features) {
    ByteBuffer all = features.toByteBuffer();
    int images = (int) features.getShape().get(0);
    int size = all.remaining() / images;
    List<byte[]> stored = new ArrayList<>(images);
    for (int i = 0; i < images; i++) {
      byte[] image = new byte[size];
      all.get(image);
      stored.add(image);
    }
    return stored;
  }

  @Override
  public void close() {
    trunk.close();
  }
}
