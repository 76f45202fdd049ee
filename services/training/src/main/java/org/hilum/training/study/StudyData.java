package org.hilum.training.study;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hilum.training.data.DataSet;
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
    LearningSplit split = LearningSplit.of(data.learning()).withBothClasses();
    List<ImageView> plain = List.of(ImageView.plain());
    return new StudyData(
        split,
        ViewedImages.altered(split.training(), VIEW_SEED, variants),
        Map.of(
            StudySet.VALIDATION, new ViewedImages(split.validation(), plain),
            StudySet.STRESSED, ViewedImages.stressed(split.validation(), VIEW_SEED),
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
}
