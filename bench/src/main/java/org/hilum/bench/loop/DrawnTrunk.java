package org.hilum.bench.loop;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.SplittableRandom;
import org.hilum.network.Features;
import org.hilum.network.weights.Half;
import org.hilum.training.data.LabelledImage;
import org.hilum.training.features.ImageView;
import org.hilum.training.features.TrunkSource;

/**
 * Stands in for the trunk: noise, the same for the same image and view; in a pneumonia the first
 * channels are a little higher. Rows are cut out of noise that was drawn once, since drawing a
 * billion numbers would take longer than what is measured.
 */
final class DrawnTrunk implements TrunkSource {
  private static final int ROW = Features.SIZE * Short.BYTES;
  private static final int TELLING = ROW / 32;
  private static final int STARTS = 1 << 20;

  private final byte[] noise = noise(1, 0);
  private final byte[] higher = noise(2, 0.5);

  private static byte[] noise(long seed, double mean) {
    SplittableRandom random = new SplittableRandom(seed);
    ByteBuffer bytes =
        ByteBuffer.allocate(ROW + STARTS * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining()) {
      bytes.putShort(Half.fromFloat((float) (mean + random.nextGaussian())));
    }
    return bytes.array();
  }

  @Override
  public int rowBytes() {
    return ROW;
  }

  @Override
  public int callers() {
    return 1;
  }

  @Override
  public List<byte[]> outputs(List<LabelledImage> images, ImageView view) {
    return images.stream().map(image -> output(image, view)).toList();
  }

  byte[] output(String name, boolean isPneumonia) {
    int start = Short.BYTES * new SplittableRandom(name.hashCode()).nextInt(STARTS);
    byte[] row = new byte[ROW];
    System.arraycopy(noise, start, row, 0, ROW);
    if (isPneumonia) {
      System.arraycopy(higher, start, row, 0, TELLING);
    }
    return row;
  }

  private byte[] output(LabelledImage image, ImageView view) {
    return output(image.name() + view.name(), image.isPneumonia());
  }
}
