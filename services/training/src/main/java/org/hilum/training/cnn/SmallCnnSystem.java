package org.hilum.training.cnn;

import ai.djl.Device;
import ai.djl.Model;
import java.io.PrintStream;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.hilum.training.augment.Alteration;
import org.hilum.training.augment.TrainingAlteration;
import org.hilum.training.features.ImageView;
import org.hilum.training.features.ViewedImages;
import org.hilum.training.study.EpochLines;
import org.hilum.training.study.Stopwatch;
import org.hilum.training.study.StudyData;
import org.hilum.training.study.StudyRun;
import org.hilum.training.study.StudySet;
import org.hilum.training.study.StudySystem;
import org.hilum.training.train.EarlyStop;
import org.hilum.training.train.Fit;
import org.hilum.training.train.FitSettings;
import org.hilum.training.train.NetworkAnswers;
import org.hilum.training.train.NetworkTrainer;

/**
 * The first system of the study: a small network that starts from nothing. In each epoch it sees
 * every training image once, altered anew.
 */
public final class SmallCnnSystem implements StudySystem {
  private static final FitSettings STANDARD =
      new FitSettings(5e-4f, 1e-2f, 32, 3, new EarlyStop(20, 5));

  private final Pixels training;
  private final Map<StudySet, Pixels> sets = new EnumMap<>(StudySet.class);
  private final FitSettings settings;
  private final PrintStream out;

  private SmallCnnSystem(
      Pixels training, Map<StudySet, Pixels> sets, FitSettings settings, PrintStream out) {
    this.training = training;
    this.sets.putAll(sets);
    this.settings = settings;
    this.out = out;
  }

  /**
   * Decodes all images.
   *
   * @param out where each epoch is said
   * @throws org.hilum.training.data.UnusableDataException naming an image that cannot be decoded
   */
  public static SmallCnnSystem of(StudyData data, PrintStream out) {
    ViewedImages plain = new ViewedImages(data.training().images(), List.of(ImageView.plain()));
    Map<StudySet, Pixels> sets = new EnumMap<>(StudySet.class);
    data.sets().forEach((set, viewed) -> sets.put(set, Pixels.read(viewed, out)));
    return new SmallCnnSystem(Pixels.read(plain, out), sets, STANDARD, out);
  }

  @Override
  public String name() {
    return "small-cnn";
  }

  @Override
  public String title() {
    return "Small CNN from scratch";
  }

  @Override
  public String recipe() {
    return SmallCnn.RECIPE + " " + settings;
  }

  @Override
  public StudyRun run(long seed) {
    Stopwatch watch = Stopwatch.start();
    try (Model model = Model.newInstance(name(), Device.cpu(), "PyTorch")) {
      model.setBlock(SmallCnn.network());
      Fit fit =
          new NetworkTrainer(
                  new PixelSamples(training, new TrainingAlteration(), seed),
                  asTheyAre(StudySet.STRESSED),
                  settings,
                  new EpochLines(out, name(), seed))
              .fit(model, seed);
      double seconds = watch.seconds();
      return new StudyRun(
          name(),
          seed,
          fit.epochs(),
          fit.best().number(),
          fit.trainedParameters(),
          seconds,
          answers(model));
    }
  }

  private PixelSamples asTheyAre(StudySet set) {
    return new PixelSamples(sets.get(set), Alteration.NONE, 0);
  }

  private Map<StudySet, double[][]> answers(Model model) {
    Map<StudySet, double[][]> answers = new EnumMap<>(StudySet.class);
    for (StudySet set : StudySet.values()) {
      answers.put(set, StudyRun.column(NetworkAnswers.logits(model, asTheyAre(set))));
    }
    return answers;
  }
}
