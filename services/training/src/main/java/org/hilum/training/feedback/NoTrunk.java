package org.hilum.training.feedback;

import java.util.List;
import org.hilum.network.Features;
import org.hilum.training.data.LabelledImage;
import org.hilum.training.features.ImageView;
import org.hilum.training.features.TrunkSource;

/** Refuses to run the trunk: a run reads what was computed before, or ends. */
final class NoTrunk implements TrunkSource {
  @Override
  public int rowBytes() {
    return Features.SIZE * Short.BYTES;
  }

  @Override
  public int callers() {
    return 1;
  }

  @Override
  public List<byte[]> outputs(List<LabelledImage> images, ImageView view) {
    throw new IllegalStateException(
        "a run asked the trunk for the view %s of %s".formatted(view.name(), images.get(0).name()));
  }
}
