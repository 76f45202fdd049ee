package org.hilum.training.features;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.hilum.training.data.ImageSet;
import org.hilum.training.data.LabelledImage;

/** Images in one or several views: all of them in the first, then all in the next. */
public record ViewedImages(ImageSet images, List<ImageView> views) {
  public ViewedImages {
    views = List.copyOf(views);
  }

  /** Several altered views. */
  public static ViewedImages altered(ImageSet images, long seed, int variants) {
    return new ViewedImages(
        images, IntStream.range(0, variants).mapToObj(i -> ImageView.altered(seed, i)).toList());
  }

  /** Under acquisition stress, then freshly altered: what choices are made on. */
  public static ViewedImages stressed(ImageSet images, long seed) {
    return new ViewedImages(
        images, List.of(ImageView.stressed(seed), ImageView.alteredAfresh(seed)));
  }

  /** Row by row, the image that is seen. */
  public List<LabelledImage> rows() {
    List<LabelledImage> rows = new ArrayList<>();
    views.forEach(view -> rows.addAll(images.images()));
    return rows;
  }

  /** True for each row that shows pneumonia. */
  public boolean[] isPneumonia() {
    List<LabelledImage> rows = rows();
    boolean[] labels = new boolean[rows.size()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = rows.get(i).isPneumonia();
    }
    return labels;
  }
}
