package org.hilum.training.features;

import java.nio.file.Path;
import org.hilum.training.data.ImageSet;

/**
 * Features that were computed before are read from disk. The folder must stand for one network and
 * one seed; the name of a file stands for images and view.
 */
public final class FeatureCache implements Extractor {
  private static final int DIGEST_DIGITS = 12;

  private final Path folder;
  private final Extractor origin;

  public FeatureCache(Path folder, Extractor origin) {
    this.folder = folder;
    this.origin = origin;
  }

  @Override
  public FeatureTable extract(ImageSet images, ImageView view) {
    Path file = fileOf(images, view);
    return FeatureFile.read(file).orElseGet(() -> compute(images, view, file));
  }

  private FeatureTable compute(ImageSet images, ImageView view, Path file) {
    FeatureTable features = origin.extract(images, view);
    FeatureFile.write(features, file);
    return features;
  }

  private Path fileOf(ImageSet images, ImageView view) {
    String set = images.digest().substring(0, DIGEST_DIGITS);
    return folder.resolve(view.name() + "-" + set + ".features");
  }
}
