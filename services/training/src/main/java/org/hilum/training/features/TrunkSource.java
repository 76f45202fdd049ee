package org.hilum.training.features;

import java.util.List;
import org.hilum.training.data.LabelledImage;

/** Turns images into trunk outputs: the trunk, or a stand-in. */
public interface TrunkSource {
  /** Size of one image's output. */
  int rowBytes();

  /** How many callers may ask at once. */
  int callers();

  /** For each image the output of the trunk, or of a part of it, fp16, little endian. */
  List<byte[]> outputs(List<LabelledImage> images, ImageView view);
}
