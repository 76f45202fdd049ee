package org.hilum.training.feedback;

import java.util.ArrayList;
import java.util.List;
import org.hilum.network.layers.LayerTable;
import org.hilum.network.weights.Weights;
import org.hilum.training.data.LabelledImage;
import org.hilum.training.features.FeatureTable;
import org.hilum.training.features.JoinedRows;
import org.hilum.training.features.PooledFeatures;
import org.hilum.training.features.TrunkRows;
import org.hilum.training.finetune.TrunkSamples;
import org.hilum.training.train.LabelledFeatures;

/**
 * Trunk outputs of images in one or several views.
 *
 * @param views rows of all images each, in their order
 */
record ViewedRows(List<? extends TrunkRows> views, List<LabelledImage> images) {
  ViewedRows {
    views = List.copyOf(views);
    images = List.copyOf(images);
    for (TrunkRows view : views) {
      if (view.rows() != images.size()) {
        throw new IllegalArgumentException(
            "%d rows for %d images".formatted(view.rows(), images.size()));
      }
    }
  }

  /** As they are. */
  static ViewedRows plain(TrunkRows view, List<LabelledImage> images) {
    return new ViewedRows(List.of(view), images);
  }

  /**
   * With further images below these.
   *
   * @param others of which one view stands for each of these
   */
  ViewedRows and(ViewedRows others) {
    TrunkRows only = others.views().get(0);
    List<LabelledImage> all = new ArrayList<>(images);
    all.addAll(others.images());
    return new ViewedRows(views.stream().map(view -> new JoinedRows(view, only)).toList(), all);
  }

  TrunkSamples samples() {
    boolean[] isPneumonia = new boolean[views.size() * images.size()];
    for (int row = 0; row < isPneumonia.length; row++) {
      isPneumonia[row] = images.get(row % images.size()).isPneumonia();
    }
    return new TrunkSamples(views, isPneumonia, LayerTable.resnet152v2().channels());
  }

  /** What last layers make of them. */
  LabelledFeatures pooled(Weights layers) {
    List<FeatureTable> tables =
        views.stream().map(view -> PooledFeatures.of(view, layers)).toList();
    return LabelledFeatures.ofViews(tables, images);
  }
}
