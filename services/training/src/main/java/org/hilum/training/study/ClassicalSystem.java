package org.hilum.training.study;

import java.util.Arrays;
import java.util.List;
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
import org.hilum.training.features.FeatureTable;
import org.hilum.training.train.LabelledFeatures;
import org.hilum.training.train.LearningData;

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
  private final PooledSets sets;
  private final List<S> grid;
  private final BiFunction<Rows, S, Classifier> fit;

  /** Training rows as a classifier takes them. */
  private record Rows(double[][] values, boolean[] isPneumonia, ClassWeights balance) {}

  private ClassicalSystem(
      String name,
      String title,
      PooledSets sets,
      List<S> grid,
      BiFunction<Rows, S, Classifier> fit) {
    this.name = name;
    this.title = title;
    this.sets = sets;
    this.grid = grid;
    this.fit = fit;
  }

  /**
   * @param test the locked images, whose answers are only written down
   */
  public static StudySystem supportVectorMachine(LearningData learning, LabelledFeatures test) {
    return new ClassicalSystem<>(
        "svm",
        "Frozen network, support vector machine",
        new PooledSets(learning, test),
        SVM_GRID,
        (rows, settings) ->
            SupportVectorMachine.fit(rows.values(), rows.isPneumonia(), settings, rows.balance()));
  }

  /**
   * @param test the locked images, whose answers are only written down
   */
  public static StudySystem logisticRegression(LearningData learning, LabelledFeatures test) {
    return new ClassicalSystem<>(
        "logistic-regression",
        "Frozen network, logistic regression",
        new PooledSets(learning, test),
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
  public StudyRun run(long seed) {
    long start = System.nanoTime();
    LabelledFeatures training = sets.learning().altered();
    Projection projection = Projection.fit(training.features());
    boolean[] labels = training.isPneumonia();
    Rows rows = new Rows(projection.of(training.features()), labels, ClassWeights.balanced(labels));
    LabelledFeatures stressed = sets.learning().stressed();
    Choice<S> choice =
        Choice.of(
            grid,
            settings -> fit.apply(rows, settings),
            projection.of(stressed.features()),
            stressed.isPneumonia());
    return new StudyRun(
        name,
        seed,
        List.of(),
        0,
        choice.classifier().parameters(),
        (System.nanoTime() - start) / 1e9,
        sets.answers(column(choice.classifier(), projection)));
  }

  private static Function<FeatureTable, double[][]> column(
      Classifier classifier, Projection projection) {
    return table ->
        Arrays.stream(classifier.logits(projection.of(table)))
            .mapToObj(logit -> new double[] {logit})
            .toArray(double[][]::new);
  }
}
