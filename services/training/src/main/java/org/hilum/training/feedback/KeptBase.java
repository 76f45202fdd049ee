package org.hilum.training.feedback;

import java.io.PrintStream;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hilum.network.layers.LayerTable;
import org.hilum.network.layers.TrunkCut;
import org.hilum.training.data.ImageSet;
import org.hilum.training.data.LabelledImage;
import org.hilum.training.data.LearningSplit;
import org.hilum.training.data.Split;
import org.hilum.training.data.UnusableDataException;
import org.hilum.training.features.ImageView;
import org.hilum.training.features.TrunkCache;
import org.hilum.training.features.TrunkFolder;
import org.hilum.training.features.TrunkNetwork;
import org.hilum.training.features.TrunkRows;

/**
 * Trunk outputs of the base data, as they were kept before. Of the images themselves only the bytes
 * are read, to know which they are.
 *
 * @param test its locked images, where it has some
 */
record KeptBase(BaseData base, LearningSplit split, Optional<ImageSet> test, TrunkCache cache) {
  static KeptBase open(BaseData base, TrunkFolder trunk, PrintStream out) {
    TrunkNetwork network = new TrunkNetwork(trunk, TrunkCut.atEnd(LayerTable.resnet152v2()));
    return new KeptBase(
        base,
        LearningSplit.read(base.data()).withBothClasses(),
        Optional.of(Split.TEST.in(base.data())).filter(Files::isDirectory).map(ImageSet::read),
        new TrunkCache(network.keptIn(base.work(), base.seed()), new NoTrunk(), out));
  }

  ViewedRows altered() {
    return rows(
        split.training(),
        IntStream.range(0, base.variants())
            .mapToObj(variant -> ImageView.altered(base.seed(), variant))
            .toList());
  }

  ViewedRows plain() {
    return rows(split.training(), List.of(ImageView.plain()));
  }

  ViewedRows validation() {
    return rows(split.validation(), List.of(ImageView.plain()));
  }

  ViewedRows stressed() {
    return rows(
        split.validation(),
        List.of(ImageView.stressed(base.seed()), ImageView.alteredAfresh(base.seed())));
  }

  Optional<ViewedRows> locked() {
    return test.map(images -> rows(images, List.of(ImageView.plain())));
  }

  /** Ids of all of its images. */
  Set<String> imageIds() {
    return Stream.of(Optional.of(split.training()), Optional.of(split.validation()), test)
        .flatMap(Optional::stream)
        .flatMap(set -> set.images().stream())
        .map(LabelledImage::sha256)
        .collect(Collectors.toSet());
  }

  private ViewedRows rows(ImageSet images, List<ImageView> views) {
    List<TrunkRows> tables = views.stream().map(view -> table(images, view)).toList();
    return new ViewedRows(tables, images.images());
  }

  private TrunkRows table(ImageSet images, ImageView view) {
    if (!cache.has(images, view)) {
      throw new UnusableDataException(
          "%s does not hold the view %s of %,d images of %s by this trunk; ./hilum train base"
                  .formatted(base.work(), view.name(), images.size(), base.data())
              + " computes what a run needs");
    }
    return cache.table(images, view);
  }
}
