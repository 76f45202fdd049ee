package org.hilum.training.simulate;

import java.util.List;
import org.hilum.training.data.LabelledImage;
import org.hilum.training.features.FeatureTable;
import org.hilum.training.train.LabelledFeatures;

/**
 * Pooled features of the images that a year is made of.
 *
 * @param images a row of each table below
 * @param plain as workers store them
 * @param later as another acquisition would show them
 * @param altered views that a first model learns from, none of them the later one
 * @param stressed views of other patients' images, which calibrate
 */
public record SourceViews(
    List<LabelledImage> images,
    FeatureTable plain,
    FeatureTable later,
    List<FeatureTable> altered,
    List<LabelledFeatures> stressed) {
  public SourceViews {
    images = List.copyOf(images);
    altered = List.copyOf(altered);
    stressed = List.copyOf(stressed);
  }
}
