package org.hilum.training.study;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.hilum.training.data.DataSet;
import org.hilum.training.data.ImageSet;
import org.hilum.training.data.Label;
import org.hilum.training.data.LabelledImage;
import org.hilum.training.data.LearningSplit;
import org.hilum.training.data.Split;
import org.hilum.training.data.UnusableDataException;
import org.hilum.training.features.ImageView;
import org.hilum.training.features.ViewedImages;

/**
 * The images that all systems share.
 *
 * @param split images that are learned from and chosen on
 * @param training altered views of the images that are learned from
 * @param sets images that runs answer
 */
public record StudyData(
    LearningSplit split, ViewedImages training, Map<StudySet, ViewedImages> sets) {
  /** Of the alterations, whatever the seed of a run. */
  public static final long VIEW_SEED = 1;

  public StudyData {
    sets = new EnumMap<>(sets);
  }

  /**
   * @param variants altered views of each training image
   * @throws UnusableDataException if training or validation lacks a class
   */
  public static StudyData of(DataSet data, int variants) {
    ImageSet learning = data.splits().get(Split.TRAIN);
    if (data.splits().containsKey(Split.VALIDATION)) {
      learning = learning.plus(data.splits().get(Split.VALIDATION));
    }
    LearningSplit split = LearningSplit.of(learning);
    requireBothClasses("training", split.training(), 1 - LearningSplit.VALIDATION_SHARE);
    requireBothClasses("validation", split.validation(), LearningSplit.VALIDATION_SHARE);
    List<ImageView> altered =
        IntStream.range(0, variants).mapToObj(i -> ImageView.altered(VIEW_SEED, i)).toList();
    List<ImageView> plain = List.of(ImageView.plain());
    List<ImageView> stressed =
        List.of(ImageView.stressed(VIEW_SEED), ImageView.alteredAfresh(VIEW_SEED));
    return new StudyData(
        split,
        new ViewedImages(split.training(), altered),
        Map.of(
            StudySet.VALIDATION, new ViewedImages(split.validation(), plain),
            StudySet.STRESSED, new ViewedImages(split.validation(), stressed),
            StudySet.TEST, new ViewedImages(data.splits().get(Split.TEST), plain)));
  }

  /** The image of each row of the answers. */
  public Map<StudySet, List<LabelledImage>> images() {
    Map<StudySet, List<LabelledImage>> images = new EnumMap<>(StudySet.class);
    sets.forEach((set, viewed) -> images.put(set, viewed.rows()));
    return images;
  }

  /** What every run depends on, by name. */
  public Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("training images", training.images().digest());
    facts.put("validation images", sets.get(StudySet.VALIDATION).images().digest());
    facts.put("test images", sets.get(StudySet.TEST).images().digest());
    facts.put("views of a training image", String.valueOf(training.views().size()));
    facts.put("seed of the views", String.valueOf(VIEW_SEED));
    facts.put("alterations", ImageView.RECIPE);
    return facts;
  }

  /** Which side a patient is on follows from the token: few patients may all be on one. */
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
}
