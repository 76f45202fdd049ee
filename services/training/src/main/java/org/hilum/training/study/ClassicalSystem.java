package org.hilum.training.study;

import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.hilum.training.classical.Choice;
import org.hilum.training.classical.ClassWeights;
import org.hilum.training.classical.Classifier;
import org.hilum.training.classical.LogisticRegression;
import org.hilum.training.classical.Projection;
import org.hilum.training.classical.SupportVectorMachine;
import org.hilum.training.classical.SvmSettings;
import org.hilum.training.train.LabelledFeatures;

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
  private final StudyFeatures features;
  private final List<S> grid;
  private final BiFunction<Rows, S, Classifier> fit;

  /** Training rows as a classifier takes them. */
  private record Rows(double[][] values, boolean[] isPneumonia, ClassWeights balance) {}

  private ClassicalSystem(
      String name,
      String title,
      StudyFeatures features,
      List<S> grid,
      BiFunction<Rows, S, Classifier> fit) {
    this.name = name;
    this.title = title;
    this.features = features;
    this.grid = grid;
    this.fit = fit;
  }

  public static StudySystem supportVectorMachine(StudyFeatures features) {
    return new ClassicalSystem<>(
        "svm",
        "ResNet152V2, frozen, support vector machine",
        features,
        SVM_GRID,
        (rows, settings) ->
            SupportVectorMachine.fit(rows.values(), rows.isPneumonia(), settings, rows.balance()));
  }

  public static StudySystem logisticRegression(StudyFeatures features) {
    return new ClassicalSystem<>(
        "logistic-regression",
        "ResNet152V2, frozen, logistic regression",
        features,
        COSTS,
        (rows, cost) ->
            LogisticRegression.fit(rows.values(), rows.isPneumonia(), cost, rows.balance()));
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
    return Projection.RECIPE + ", one of " + grid;
  }

  @Override
  public int seeds(int wanted) {
    return 1;
  }

  @Override
  public StudyRun run(long seed) {
    Stopwatch watch = Stopwatch.start();
    LabelledFeatures training = features.training();
    Projection projection = Projection.fit(training.features());
    boolean[] labels = training.isPneumonia();
    Rows rows = new Rows(projection.of(training.features()), labels, ClassWeights.balanced(labels));
    LabelledFeatures stressed = features.stressed();
    Choice<S> choice =
        Choice.of(
            grid,
            settings -> fit.apply(rows, settings),
            projection.of(stressed.features()),
            stressed.isPneumonia());
    double seconds = watch.seconds();
    return new StudyRun(
        name,
        seed,
        List.of(),
        0,
        choice.classifier().parameters(),
        seconds,
        features.answers(
            table -> StudyRun.column(choice.classifier().logits(projection.of(table)))));
  }
}
