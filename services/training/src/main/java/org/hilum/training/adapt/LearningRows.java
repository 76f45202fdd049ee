package org.hilum.training.adapt;

import java.util.List;
import org.hilum.network.layers.TrunkCut;
import org.hilum.training.data.LabelledImage;
import org.hilum.training.features.TrunkCache;
import org.hilum.training.features.ViewedImages;
import org.hilum.training.finetune.TrunkSamples;
import org.hilum.training.train.Samples;

/**
 * What the part of a network behind a cut learns from and is chosen on.
 *
 * @param training rows under the alterations of training
 * @param trainingImages the image of each of these rows
 * @param stressed validation rows
 * @param stressedImages the image of each of these rows
 */
public record LearningRows(
    Samples training,
    List<LabelledImage> trainingImages,
    Samples stressed,
    List<LabelledImage> stressedImages) {

  /** What passes the cut, in the given views. The cache computes what it lacks. */
  public static LearningRows cached(
      TrunkCut cut, TrunkCache cache, ViewedImages training, ViewedImages stressed) {
    return new LearningRows(
        rows(cut, cache, training), training.rows(), rows(cut, cache, stressed), stressed.rows());
  }

  /**
   * Images themselves, each training image once an epoch.
   *
   * @param seed of the alterations
   */
  public static LearningRows ofImages(
      List<LabelledImage> training, long seed, ViewedImages stressed) {
    return new LearningRows(
        ImageSamples.alteredAfresh(training, seed),
        training,
        ImageSamples.of(stressed),
        stressed.rows());
  }

  private static Samples rows(TrunkCut cut, TrunkCache cache, ViewedImages viewed) {
    return new TrunkSamples(
        viewed.views().stream().map(view -> cache.table(viewed.images(), view)).toList(),
        viewed.isPneumonia(),
        cut.channels());
  }
}
