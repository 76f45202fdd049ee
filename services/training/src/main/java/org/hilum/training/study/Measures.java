package org.hilum.training.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hilum.training.data.LabelledImage;
import org.hilum.training.features.FeatureStore;
import org.hilum.training.features.ImageView;
import org.hilum.training.features.ViewedImages;
import org.hilum.training.train.HeadSettings;
import org.hilum.training.train.HeadTarget;
import org.hilum.training.train.LabelledFeatures;

/**
 * What each measure of training brings: heads on the frozen network, the first with all measures,
 * each of the others without one. They learn from pooled features in seconds.
 */
public final class Measures {
  /** Enough to tell a difference from chance. */
  public static final int SEEDS = 3;

  private final List<Measure> measures = new ArrayList<>();

  /**
   * @param name which measure is left out, in words
   * @param thresholdSet on which the threshold is chosen
   */
  private record Measure(String name, StudySystem system, StudySet thresholdSet) {}

  /**
   * @param plain training images as they are
   * @param oneView one altered view of each training image
   */
  Measures(
      StudyFeatures features,
      LabelledFeatures plain,
      LabelledFeatures oneView,
      HeadSettings settings) {
    LabelledFeatures altered = features.training();
    LabelledFeatures stressed = features.stressed();
    HeadTarget weighted = HeadTarget.PNEUMONIA;
    MeasuredHead all =
        new MeasuredHead("all", "all measures", features, weighted, altered, stressed, settings);
    add(all);
    add(all.learning("unaltered", "training images as they are", weighted, plain));
    int views = altered.images().size() / oneView.images().size();
    if (views > 1) {
      add(all.learning("one-view", "one altered view, not " + views, weighted, oneView));
    }
    add(all.learning("unweighted", "no class weights", HeadTarget.PNEUMONIA_AS_FREQUENT, altered));
    if (settings.mixup() > 0) {
      add(all.chosen("unmixed", "no mixup", stressed, settings.unmixed()));
    }
    add(all.chosen("unaveraged", "weights not averaged", stressed, settings.unaveraged()));
    add(
        all.chosen(
            "plain-epoch",
            "epoch chosen on plain validation",
            features.sets().get(StudySet.VALIDATION),
            settings));
    measures.add(new Measure("threshold chosen on plain validation", all, StudySet.VALIDATION));
  }

  private void add(MeasuredHead head) {
    measures.add(new Measure(head.title(), head, StudySet.STRESSED));
  }

  /** Features come from the store, which computes what it lacks. */
  public static Measures of(
      StudyData data, StudyFeatures features, FeatureStore store, HeadSettings settings) {
    ViewedImages altered = data.training();
    List<ImageView> one = altered.views().subList(0, 1);
    return new Measures(
        features,
        StudyFeatures.pooled(new ViewedImages(altered.images(), List.of(ImageView.plain())), store),
        StudyFeatures.pooled(new ViewedImages(altered.images(), one), store),
        settings);
  }

  /** What has to be trained. */
  public List<StudySystem> systems() {
    return measures.stream().map(Measure::system).distinct().toList();
  }

  /**
   * Every measure judged, that with all of them first.
   *
   * @param results of {@link #systems}
   */
  public List<MeasureFigures> judged(StudyResults results) {
    return measures.stream().map(measure -> judged(measure, results)).toList();
  }

  private static MeasureFigures judged(Measure measure, StudyResults results) {
    Map<StudySet, List<LabelledImage>> images = results.images();
    List<JudgedRun> runs =
        results.runsOf(measure.system().name()).stream()
            .map(run -> JudgedRun.of(run, images, measure.thresholdSet()))
            .toList();
    return new MeasureFigures(
        measure.name(),
        SystemFigures.of(measure.system().name(), measure.name(), runs, images.get(StudySet.TEST)),
        SystemFigures.own(runs, StudySet.STRESSED, images.get(StudySet.STRESSED)),
        SystemFigures.own(runs, StudySet.VALIDATION, images.get(StudySet.VALIDATION)));
  }
}
