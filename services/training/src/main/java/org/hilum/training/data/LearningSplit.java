package org.hilum.training.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Training and validation images, no patient in both. A patient's side follows from a hash of the
 * token alone, so that it stays the same when images are added.
 *
 * @param training what the head learns from
 * @param validation what epoch, temperature and threshold are chosen on
 * @param repeats images left out because another file has the same bytes
 */
public record LearningSplit(ImageSet training, ImageSet validation, int repeats) {
  /** Reads {@code folder/train} and, when it is there, {@code folder/val}. */
  public static LearningSplit read(Path folder) {
    ImageSet images = ImageSet.read(Split.TRAIN.in(folder));
    Path small = Split.VALIDATION.in(folder);
    return of(Files.isDirectory(small) ? images.plus(ImageSet.read(small)) : images);
  }

  /**
   * @throws UnusableDataException if the same bytes stand in both classes
   */
  public static LearningSplit of(ImageSet all) {
    ImageSet distinct = withoutRepeats(all);
    return new LearningSplit(
        part(distinct, image -> !PatientSplit.isForValidation(image.patient())),
        part(distinct, image -> PatientSplit.isForValidation(image.patient())),
        all.size() - distinct.size());
  }

  /**
   * This split. Which side a patient is on follows from the token: few patients may all be on one.
   *
   * @throws UnusableDataException if training or validation lacks a class
   */
  public LearningSplit withBothClasses() {
    requireBothClasses("training", training, 1 - PatientSplit.VALIDATION_SHARE);
    requireBothClasses("validation", validation, PatientSplit.VALIDATION_SHARE);
    return this;
  }

  private static void requireBothClasses(String part, ImageSet images, double share) {
    for (Label label : Label.values()) {
      if (images.count(label) == 0) {
        throw new UnusableDataException(
            String.format(
                Locale.ROOT,
                "no patient of class %s falls to %s, which takes some %.0f %% of the patients; add"
                    + " patients of this class, 50 are enough as a rule",
                label,
                part,
                100 * share));
      }
    }
  }

  /**
   * Where the images come from.
   *
   * @throws UnusableDataException if nobody can say
   */
  public DataOrigin origin() {
    return DataOrigin.of(training.plus(validation));
  }

  /** False for images that {@link #origin} refuses. */
  public boolean isOriginKnown() {
    return DataOrigin.isKnown(training.plus(validation));
  }

  /** The same bytes under two patients would otherwise stand on both sides. */
  private static ImageSet withoutRepeats(ImageSet all) {
    Map<String, LabelledImage> firsts = new HashMap<>();
    List<LabelledImage> distinct = new ArrayList<>();
    for (LabelledImage image : all.images()) {
      LabelledImage first = firsts.putIfAbsent(image.sha256(), image);
      if (first == null) {
        distinct.add(image);
        continue;
      }
      if (first.label() != image.label()) {
        throw new UnusableDataException(
            first.file() + " and " + image.file() + " are the same image in two classes");
      }
    }
    return new ImageSet(distinct);
  }

  private static ImageSet part(ImageSet all, Predicate<LabelledImage> belongs) {
    return new ImageSet(all.images().stream().filter(belongs).toList());
  }
}
