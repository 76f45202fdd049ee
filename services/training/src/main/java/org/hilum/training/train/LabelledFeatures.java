package org.hilum.training.train;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.hilum.training.data.LabelledImage;
import org.hilum.training.features.FeatureTable;

/** Features and, row by row, the image that they are of. */
public record LabelledFeatures(FeatureTable features, List<LabelledImage> images) {
  public LabelledFeatures {
    if (features.rows() != images.size()) {
      throw new IllegalArgumentException(
          features.rows() + " rows of features but " + images.size() + " images");
    }
    images = List.copyOf(images);
  }

  /** Several views of the same images, one under the other. */
  public static LabelledFeatures ofViews(List<FeatureTable> views, List<LabelledImage> images) {
    List<LabelledImage> repeated = new ArrayList<>();
    views.forEach(view -> repeated.addAll(images));
    return new LabelledFeatures(FeatureTable.stacked(views), repeated);
  }

  /** One under the other. */
  public static LabelledFeatures stacked(List<LabelledFeatures> parts) {
    return new LabelledFeatures(
        FeatureTable.stacked(parts.stream().map(LabelledFeatures::features).toList()),
        parts.stream().flatMap(part -> part.images().stream()).toList());
  }

  /** The rows of these images. */
  public LabelledFeatures where(Predicate<LabelledImage> isWanted) {
    List<float[]> rows = new ArrayList<>();
    List<LabelledImage> wanted = new ArrayList<>();
    for (int i = 0; i < images.size(); i++) {
      if (isWanted.test(images.get(i))) {
        rows.add(features.row(i));
        wanted.add(images.get(i));
      }
    }
    return new LabelledFeatures(FeatureTable.of(rows.toArray(float[][]::new)), wanted);
  }

  /** True for each row that shows pneumonia. */
  public boolean[] isPneumonia() {
    boolean[] labels = new boolean[images.size()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = images.get(i).isPneumonia();
    }
    return labels;
  }
}
