package org.hilum.training.features;

import java.util.ArrayList;
import java.util.List;
import org.hilum.training.data.ImageSet;
import org.hilum.training.data.LabelledImage;

/** Images in one or several views: all of them in the first, then all in the next. */
public record ViewedImages(ImageSet images, List<ImageView> views) {
  public ViewedImages {
    views = List.copyOf(views);
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
