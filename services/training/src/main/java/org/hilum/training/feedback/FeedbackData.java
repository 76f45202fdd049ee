package org.hilum.training.feedback;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hilum.network.layers.LayerTable;
import org.hilum.network.weights.Weights;
import org.hilum.training.data.ImageSet;
import org.hilum.training.data.Label;
import org.hilum.training.data.LabelledImage;
import org.hilum.training.data.Split;
import org.hilum.training.data.UnusableDataException;
import org.hilum.training.finetune.TrunkOutputs;
import org.hilum.training.snapshot.Consensus;
import org.hilum.training.snapshot.Example;
import org.hilum.training.train.LearningData;

/**
 * What a run learns from and is judged on: base data with their views, and below them reviewed
 * images, of which there is only the view that was screened.
 *
 * @param altered training images
 * @param plain training images as they are
 * @param validation validation images as they are
 * @param stressed validation images on which the model is chosen and calibrated, reviewed ones as
 *     they are: those of them that {@link Consensus} allows
 * @param locked test images
 * @param sources for each of these {@link FeedbackAnswers#BASE} or {@link FeedbackAnswers#REVIEWED}
 * @param inBase ids of reviewed images that the base data hold and that are therefore left out: the
 *     base data may have them in another split
 */
record FeedbackData(
    ViewedRows altered,
    ViewedRows plain,
    ViewedRows validation,
    ViewedRows stressed,
    ViewedRows locked,
    List<String> sources,
    List<String> inBase) {

  /**
   * @throws UnusableDataException if nothing remains to learn from or to judge on
   */
  static FeedbackData of(List<Example> examples, FeedbackFolder folder, Optional<KeptBase> base) {
    Set<String> known = base.map(KeptBase::imageIds).orElse(Set.of());
    List<Example> others =
        examples.stream().filter(example -> !known.contains(example.imageId())).toList();
    if (others.stream().allMatch(example -> example.split() == Split.TEST)) {
      throw new UnusableDataException(
          "no reviewed image is left to learn from: the base data hold all that are not locked");
    }
    ViewedRows training = reviewed(in(Split.TRAIN, others), folder);
    ViewedRows validation = reviewed(in(Split.VALIDATION, others), folder);
    ViewedRows test = reviewed(in(Split.TEST, others), folder);
    Optional<ViewedRows> stressedBase = base.map(KeptBase::stressed);
    ViewedRows certain =
        reviewed(Consensus.of(in(Split.VALIDATION, others), labels(stressedBase)), folder);
    Optional<ViewedRows> lockedBase = base.flatMap(KeptBase::locked);
    List<String> sources = new ArrayList<>();
    lockedBase.ifPresent(
        rows -> sources.addAll(Collections.nCopies(rows.images().size(), FeedbackAnswers.BASE)));
    sources.addAll(Collections.nCopies(test.images().size(), FeedbackAnswers.REVIEWED));
    return new FeedbackData(
            base.map(kept -> kept.altered().and(training)).orElse(training),
            base.map(kept -> kept.plain().and(training)).orElse(training),
            base.map(kept -> kept.validation().and(validation)).orElse(validation),
            stressedBase.map(rows -> rows.and(certain)).orElse(certain),
            lockedBase.map(rows -> rows.and(test)).orElse(test),
            sources,
            examples.stream().map(Example::imageId).filter(known::contains).toList())
        .withBothClasses();
  }

  private static List<Example> in(Split split, List<Example> examples) {
    return examples.stream().filter(example -> example.split() == split).toList();
  }

  private static List<Label> labels(Optional<ViewedRows> rows) {
    return rows.stream()
        .flatMap(those -> those.images().stream())
        .map(LabelledImage::label)
        .toList();
  }

  private static ViewedRows reviewed(List<Example> examples, FeedbackFolder folder) {
    List<LabelledImage> images = examples.stream().map(example -> image(example, folder)).toList();
    return ViewedRows.plain(
        new StoredRows(images.stream().map(LabelledImage::file).toList()), images);
  }

  /** The file is that of its trunk output; nobody reads the image. */
  private static LabelledImage image(Example example, FeedbackFolder folder) {
    return new LabelledImage(
        folder.features(example.imageId()),
        example.label().name() + "/" + example.imageId(),
        example.finding(),
        example.patient(),
        example.imageId());
  }

  private FeedbackData withBothClasses() {
    require("training", plain);
    require("validation", stressed);
    require("locked test", locked);
    return this;
  }

  private static void require(String part, ViewedRows rows) {
    for (Label label : Label.values()) {
      if (rows.images().stream().noneMatch(image -> image.label() == label)) {
        throw new UnusableDataException(
            "no %s image shows %s; more verdicts are needed".formatted(part, label));
      }
    }
  }

  LearningData pooledBy(Weights layers) {
    return new LearningData(
        altered.pooled(layers),
        plain.pooled(layers).features(),
        validation.pooled(layers),
        stressed.pooled(layers));
  }

  TrunkOutputs outputs(Weights layers) {
    return new TrunkOutputs(
        LayerTable.resnet152v2(), layers, altered.samples(), stressed.samples());
  }

  ImageSet training() {
    return new ImageSet(plain.images());
  }

  ImageSet validating() {
    return new ImageSet(validation.images());
  }

  /** Those of the validation images that choose and calibrate. */
  ImageSet calibrating() {
    return new ImageSet(stressed.images());
  }

  /** Of the names and bytes of the locked test images. */
  String lockedDigest() {
    return new ImageSet(locked.images()).digest();
  }
}
