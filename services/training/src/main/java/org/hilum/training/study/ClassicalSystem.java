package org.hilum.training.study;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hilum.training.classical.Choice;
import org.hilum.training.classical.ClassWeights;
import org.hilum.training.classical.Classifier;
import org.hilum.training.classical.LogisticRegression;
import org.hilum.training.classical.Projection;
import org.hilum.training.classical.SupportVectorMachine;
import org.hilum.training.classical.SvmSettings;

/**
 * A classical classifier on the principal components of the pooled features, the classes in
 * balance, its settings chosen from a grid by the loss on the stressed validation images. There is
 * no chance in it: every seed gives the same answers, so one seed is enough.
 */
public final class ClassicalSystem<S> implements StudySystem {
  private static final List<Double> COSTS = List.of(0.01, 0.1, 1.0, 10.0, 100.0);

  /** Training rows have a mean squared length of 1: at a gamma of 1 strangers are dissimilar. */
  private static final List<SvmSettings> SVM_GRID =
      Stream.concat(
              Stream.of(0.01, 0.1, 1.0, 10.0).map(cost -> new SvmSettings(cost, 0)),
              Stream.of(0.0625, 0.25, 1.0)
                  .flatMap(
                      gamma ->
                          Stream.of(1.0, 10.0, 100.0).map(cost -> new SvmSettings(cost, gamma))))
          .toList();

  private final String name;
  private final String title;
  private final ProjectedFeatures features;
  private final Method<S> method;

  /** Training rows as a classifier takes them. */
  private record Rows(double[][] values, boolean[] isPneumonia, ClassWeights balance) {}

  /**
   * A way to fit.
   *
   * @param grid settings to choose from
   * @param words settings by name, as a reader knows them
   */
  private record Method<S>(
      List<S> grid, BiFunction<Rows, S, Classifier> fit, Function<S, Map<String, String>> words) {}

  private ClassicalSystem(String name, String title, ProjectedFeatures features, Method<S> method) {
    this.name = name;
    this.title = title;
    this.features = features;
    this.method = method;
  }

  /** A support vector machine and a logistic regression, which share one projection. */
  public static List<StudySystem> all(StudyFeatures features) {
    ProjectedFeatures projected = new ProjectedFeatures(features);
    return List.of(supportVectorMachine(projected), logisticRegression(projected));
  }

  private static StudySystem supportVectorMachine(ProjectedFeatures features) {
    return new ClassicalSystem<>(
        "svm",
        "ResNet152V2, frozen, support vector machine",
        features,
        new Method<>(
            SVM_GRID,
            (rows, settings) ->
                SupportVectorMachine.fit(
                    rows.values(), rows.isPneumonia(), settings, rows.balance()),
            SvmSettings::words));
  }

  private static StudySystem logisticRegression(ProjectedFeatures features) {
    return new ClassicalSystem<>(
        "logistic-regression",
        "ResNet152V2, frozen, logistic regression",
        features,
        new Method<>(
            COSTS,
            (rows, cost) ->
                LogisticRegression.fit(rows.values(), rows.isPneumonia(), cost, rows.balance()),
            cost -> Map.of("C", String.valueOf(cost))));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public String recipe() {
    return Projection.RECIPE + ", one of " + method.grid();
  }

  @Override
  public int seeds(int wanted) {
    return 1;
  }

  @Override
  public StudyRun run(long seed) {
    ProjectedFeatures.Projected projected = features.projected();
    Stopwatch watch = Stopwatch.start();
    boolean[] labels = features.isTrainingPneumonia();
    Rows rows = new Rows(projected.training(), labels, ClassWeights.balanced(labels));
    Choice<S> choice =
        Choice.of(
            method.grid(),
            settings -> method.fit().apply(rows, settings),
            projected.stressed(),
            features.isStressedPneumonia());
    // Learned alone, it would have had to project too.
    double seconds = projected.seconds() + watch.seconds();
    return new StudyRun(
        name,
        seed,
        List.of(),
        0,
        choice.classifier().parameters(),
        seconds,
        method.words().apply(choice.settings()),
        List.of(),
        features.answers(choice.classifier()));
  }
}
