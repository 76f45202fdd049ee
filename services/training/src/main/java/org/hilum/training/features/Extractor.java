package org.hilum.training.features;

import org.hilum.training.data.ImageSet;

/** Turns images into pooled features: the frozen network, or a stand-in. */
public interface Extractor {
  /** One row an image, in the order of the set. */
  FeatureTable extract(ImageSet images, ImageView view);
}
