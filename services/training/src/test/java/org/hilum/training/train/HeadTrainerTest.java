package org.hilum.training.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hilum.training.data.Finding;
import org.hilum.training.data.Images;
import org.hilum.training.data.Label;
import org.hilum.training.data.LabelledImage;
import org.hilum.training.data.UnusableDataException;
import org.hilum.training.evaluate.FindingConfusion;
import org.hilum.training.evaluate.FindingOutcome;
import org.hilum.training.evaluate.Metrics;
import org.hilum.training.evaluate.OperatingPoint;
import org.hilum.training.evaluate.Outcome;
import org.hilum.training.features.FeatureTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HeadTrainerTest {
  private static final LearningData DATA = Blobs.learningData();

  @Test
  void tellsThreeClassesApart() {
    DenseHead head = trained(DATA.altered()).head();
    LabelledFeatures others = Blobs.ofCauses(500, 4);

    double[][] logits = head.outputs(others.features());
    assertThat(logits[0]).hasSize(3);
    assertThat(FindingConfusion.of(FindingOutcome.of(others.images(), logits)).figures())
        .allSatisfy((name, value) -> assertThat(value).as(name).isGreaterThan(0.95));
  }

  @Test
  void countsRightAnswersToItsOwnQuestion() {
    TrainedHead trained = trained(DATA.altered());
    LabelledFeatures asked = HeadTarget.FINDING.answered(DATA.stressed());

    double recalls =
        FindingConfusion.of(
                FindingOutcome.of(asked.images(), trained.head().outputs(asked.features())))
            .figures()
            .entrySet()
            .stream()
            .filter(figure -> figure.getKey().startsWith("recall."))
            .mapToDouble(figure -> figure.getValue())
            .sum();
    assertThat(trained.best().validationAccuracy()).isCloseTo(recalls / 3, within(1e-9));
    assertThat(trained.epochs().get(0).trainingAccuracy())
        .isBetween(0.2, trained.best().trainingAccuracy());
    assertThat(trained.best().trainingAccuracy()).isBetween(0.8, 1.0);
  }

  @Test
  void decidesOnPneumoniaWhateverItsCause() {
    LabelledFeatures others = Blobs.ofCauses(500, 4);
    double[] logits = trained(DATA.altered()).head().logits(others.features());
    List<Outcome> outcomes =
        IntStream.range(0, logits.length)
            .mapToObj(
                i -> {
                  LabelledImage image = others.images().get(i);
                  double probability = 1 / (1 + Math.exp(-logits[i]));
                  return new Outcome(
                      image.patient(), image.isPneumonia(), logits[i], probability, 0);
                })
            .toList();

    Metrics metrics = Metrics.of(outcomes, OperatingPoint.of(0.5));
    assertThat(metrics.images()).isEqualTo(500);
    assertThat(metrics.figure("auc")).isGreaterThan(0.99);
    // Half of the weight is normal's, so half is where the classes part.
    assertThat(metrics.figure("sensitivity")).isGreaterThan(0.95);
    assertThat(metrics.figure("specificity")).isGreaterThan(0.95);
  }

  @Test
  void tellsViralFromBacterialAmongPneumoniasAlone() {
    HeadTrainer trainer =
        new HeadTrainer(
            HeadTarget.VIRAL,
            DATA.altered(),
            DATA.stressed(),
            settings(OptimizerKind.ADAMW, 1e-2f));
    LabelledFeatures others = HeadTarget.VIRAL.answered(Blobs.ofCauses(500, 4));

    double[][] logits = trainer.train(1).head().outputs(others.features());
    int right = 0;
    for (int i = 0; i < logits.length; i++) {
      Finding finding = others.images().get(i).finding();
      assertThat(finding).isIn(Finding.BACTERIAL, Finding.VIRAL);
      right += logits[i][0] > 0 == (finding == Finding.VIRAL) ? 1 : 0;
    }
    assertThat(right / (double) logits.length).isGreaterThan(0.95);
  }

  @Test
  void refusesToTellCausesApartWhereOneIsMissing() {
    assertThatThrownBy(() -> HeadTarget.VIRAL.answered(Blobs.of(100, 0.5, 1)))
        .isInstanceOf(UnusableDataException.class)
        .hasMessageContaining("no image is known to be BACTERIAL");
  }

  @Test
  void doesNotLearnCausesFromImagesOfUnknownCause() {
    LabelledFeatures specified = HeadTarget.FINDING.answered(DATA.altered());

    assertThat(specified.images()).hasSizeLessThan(DATA.altered().images().size());
    assertThat(trained(DATA.altered()).epochs()).isEqualTo(trained(specified).epochs());
  }

  @Test
  void refusesToLearnAClassThatNoImageShows() {
    LabelledFeatures noBacteria = Blobs.of(100, 0.5, 1);

    assertThatThrownBy(() -> trained(noBacteria))
        .isInstanceOf(UnusableDataException.class)
        .hasMessageContaining("no image is known to be BACTERIAL");
  }

  @Test
  void weighsHalfOfTheLossByNormalImagesAndAQuarterByEachCause() {
    List<LabelledImage> images =
        List.of(
            Images.named(Label.NORMAL, "IM-0001-0001.jpeg"),
            Images.named(Label.NORMAL, "IM-0002-0001.jpeg"),
            Images.named(Label.PNEUMONIA, "person1_bacteria_1.jpeg"),
            Images.named(Label.PNEUMONIA, "person2_virus_1.jpeg"));
    // Probabilities of the truth: 1/2 and 1/4 of the normal ones, then 1/5 and 1/10.
    float[][] probabilities = {
      {0.5f, 0.25f, 0.25f}, {0.25f, 0.5f, 0.25f}, {0.4f, 0.2f, 0.4f}, {0.6f, 0.3f, 0.1f}
    };
    double byHand = (Math.log(2) + Math.log(4)) / 2 / 2 + Math.log(5) / 4 + Math.log(10) / 4;
    FindingLoss loss = FindingLoss.of(images);

    try (NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch")) {
      float[][] labels = new float[images.size()][];
      for (int i = 0; i < labels.length; i++) {
        labels[i] = HeadTarget.FINDING.wanted(images.get(i));
      }
      float trained =
          loss.evaluate(
                  new NDList(manager.create(labels)),
                  new NDList(manager.create(probabilities).log()))
              .getFloat();
      assertThat(trained).isCloseTo((float) byHand, within(1e-5f));
    }
    double[][] logits = new double[4][3];
    for (int i = 0; i < 12; i++) {
      // A constant more on each logit of a row changes nothing.
      logits[i / 3][i % 3] = Math.log(probabilities[i / 3][i % 3]) + i / 3;
    }
    assertThat(loss.mean(logits, images)).isCloseTo(byHand, within(1e-6));
  }

  @ParameterizedTest
  @EnumSource(OptimizerKind.class)
  void learnsWithEachOptimizer(OptimizerKind optimizer) {
    HeadSettings settings = settings(optimizer, optimizer == OptimizerKind.SGD ? 0.1f : 1e-2f);
    TrainedHead trained =
        new HeadTrainer(HeadTarget.PNEUMONIA, DATA.altered(), DATA.stressed(), settings).train(1);

    assertThat(trained.best().validationLoss()).isLessThan(0.1);
    assertThat(trained.head().parameters()).isEqualTo(8 * 12 + 8 + 8 + 1);
  }

  @Test
  void computesEachLogitFromTheHiddenUnits() {
    DenseHead head =
        new DenseHead(
            new float[][] {{1, 0}, {0, -1}},
            new float[] {0.5f, 0},
            new float[][] {{2, 0}, {0, 3}, {1, 1}},
            new float[] {0, 1, -1});

    // Hidden units: 1.5 and, kept from -4, 0.
    assertThat(head.outputs(FeatureTable.of(new float[][] {{1, 4}})))
        .isDeepEqualTo(new double[][] {{3, 1, 0.5}});
    assertThat(head.parameters()).isEqualTo(15);
  }

  @Test
  void saysHowFarTheLogOddsRiseWithEachFeature() {
    DenseHead head =
        new DenseHead(
            new float[][] {{1, 0}, {0, -1}, {2, 1}},
            new float[] {0.5f, 0, 0},
            new float[][] {{2, 0, 0}, {0, 3, 1}, {1, 1, 0.5f}},
            new float[] {0, 1, -1});
    float[] row = {1, 4};

    double[] gradient = head.gradient(row);
    for (int i = 0; i < row.length; i++) {
      float[] higher = row.clone();
      higher[i] += 1 / 64f;
      double[] both = head.logits(FeatureTable.of(new float[][] {row, higher}));
      assertThat(gradient[i]).isCloseTo(64 * (both[1] - both[0]), within(0.01));
    }
  }

  @Test
  void comesBackFromItsWeights() {
    DenseHead head = trained(DATA.altered()).head();

    assertThat(DenseHead.of(head.weights()).outputs(DATA.stressed().features()))
        .isDeepEqualTo(head.outputs(DATA.stressed().features()));
  }

  @Test
  void letsEveryImageWeighTheSameWhereItShall() {
    LabelledFeatures three = Blobs.of(3, 1, 1);
    float[] logits = {2, -1, 0.5f};
    float[] truth = {1, 1, 0};
    double byHand =
        (Math.log1p(Math.exp(-2)) + Math.log1p(Math.exp(1)) + Math.log1p(Math.exp(0.5))) / 3;

    try (NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch")) {
      float loss =
          HeadTarget.PNEUMONIA_AS_FREQUENT
              .loss(three)
              .evaluate(new NDList(manager.create(truth)), new NDList(manager.create(logits)))
              .getFloat();
      assertThat(loss).isCloseTo((float) byHand, within(1e-6f));
    }
  }

  @Test
  void countsAMixedImageAsPartOfEachClass() {
    LabelledFeatures three = Blobs.of(3, 1, 1);
    float[] logits = {2, -1, 0.5f};
    float[] mixed = {0.75f, 1, 0};
    double first = 0.75 * Math.log1p(Math.exp(-2)) + 0.25 * Math.log1p(Math.exp(2));
    double byHand = (first + Math.log1p(Math.exp(1)) + Math.log1p(Math.exp(0.5))) / 3;

    try (NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch")) {
      float loss =
          HeadTarget.PNEUMONIA_AS_FREQUENT
              .loss(three)
              .evaluate(new NDList(manager.create(mixed)), new NDList(manager.create(logits)))
              .getFloat();
      assertThat(loss).isCloseTo((float) byHand, within(1e-6f));
    }
  }

  @Test
  void learnsFromMixedImagesToBeLessSure() {
    HeadSettings plain = settings(OptimizerKind.ADAMW, 1e-2f);
    HeadSettings mixing =
        new HeadSettings(8, 0.2f, OptimizerKind.ADAMW, 1e-2f, 1e-2f, 32, 3, 15, 5, 1);
    TrainedHead mixed =
        new HeadTrainer(HeadTarget.PNEUMONIA, DATA.altered(), DATA.stressed(), mixing).train(1);

    assertThat(mixing.unmixed()).isEqualTo(plain);
    assertThat(mixed.best().validationAccuracy()).isGreaterThan(0.9);
    assertThat(meanSize(mixed))
        .isLessThan(
            meanSize(
                new HeadTrainer(HeadTarget.PNEUMONIA, DATA.altered(), DATA.stressed(), plain)
                    .train(1)));
  }

  private static double meanSize(TrainedHead trained) {
    return Arrays.stream(trained.head().logits(DATA.stressed().features()))
        .map(Math::abs)
        .average()
        .orElseThrow();
  }

  private static TrainedHead trained(LabelledFeatures training) {
    HeadSettings settings = settings(OptimizerKind.ADAMW, 1e-2f);
    return new HeadTrainer(HeadTarget.FINDING, training, DATA.stressed(), settings).train(7);
  }

  private static HeadSettings settings(OptimizerKind optimizer, float learningRate) {
    return new HeadSettings(8, 0.2f, optimizer, learningRate, 1e-2f, 32, 3, 15, 5, 0);
  }
}
