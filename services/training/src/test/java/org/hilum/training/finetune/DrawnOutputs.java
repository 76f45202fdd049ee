package org.hilum.training.finetune;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.SplittableRandom;
import org.hilum.network.weights.Half;
import org.hilum.training.data.LabelledImage;
import org.hilum.training.features.ImageView;
import org.hilum.training.features.TrunkSource;

/**
 * Trunk outputs of noise, the same for the same image and view; in pneumonia the first channel is
 * higher.
 */
public record DrawnOutputs(int channels, int places) implements TrunkSource {
  @Override
  public int rowBytes() {
    return channels * places * Short.BYTES;
  }

  @Override
  public int callers() {
    return 1;
  }

  @Override
  public List<byte[]> outputs(List<LabelledImage> images, ImageView view) {
    return images.stream().map(image -> output(image, view)).toList();
  }

  byte[] output(LabelledImage image, ImageView view) {
    SplittableRandom random =
        new SplittableRandom(image.name().hashCode() + 31L * view.name().hashCode());
    ByteBuffer bytes = ByteBuffer.allocate(rowBytes()).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < channels * places; i++) {
      double shift = image.isPneumonia() && i < places ? 2 : 0;
      bytes.putShort(Half.fromFloat((float) (random.nextGaussian() + shift)));
    }
    return bytes.array();
  }
}
