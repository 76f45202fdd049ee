package org.hilum.training.cnn;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.hilum.imaging.GrayImage;
import org.hilum.network.Preprocessing;
import org.hilum.training.augment.Alteration;
import org.hilum.training.augment.TrainingAlteration;
import org.hilum.training.data.Images;
import org.hilum.training.data.Label;
import org.hilum.training.data.LabelledImage;
import org.hilum.training.train.EarlyStop;
import org.hilum.training.train.Fit;
import org.hilum.training.train.FitSettings;
import org.hilum.training.train.NetworkAnswers;
import org.hilum.training.train.NetworkTrainer;
import org.junit.jupiter.api.Test;

class SmallCnnTest {
  private static final int SIDE = Preprocessing.SIDE;
  private static final Pixels TRAINING = stripes(48, 1);
  private static final PixelSamples VALIDATION =
      new PixelSamples(stripes(16, 2), Alteration.NONE, 0);

  @Test
  void learnsToTellStripesThatStandFromStripesThatLie() {
    Trained trained = train(1, 10);

    assertThat(trained.fit.best().validationAccuracy()).isGreaterThan(0.9);
    assertThat(trained.fit.best().validationLoss())
        .isLessThan(trained.fit.epochs().get(0).validationLoss());
    // Five convolutions, 512 values to 128, 128 to 1.
    assertThat(trained.fit.trainedParameters())
        .isEqualTo(160 + 4_640 + 18_496 + 73_856 + 147_584 + 512 * 128 + 128 + 129);
  }

  @Test
  void givesTheSameNumbersForTheSameSeed() {
    Trained first = train(3, 2);
    Trained again = train(3, 2);

    assertThat(again.fit).isEqualTo(first.fit);
    assertThat(again.answers).isEqualTo(first.answers);
    assertThat(train(4, 2).fit).isNotEqualTo(first.fit);
  }

  private record Trained(Fit fit, double[] answers) {}

  private static Trained train(long seed, int epochs) {
    FitSettings settings = new FitSettings(1e-3f, 1e-2f, 8, 2, new EarlyStop(epochs, epochs));
    PixelSamples training = new PixelSamples(TRAINING, new TrainingAlteration(), seed);
    try (Model model = Model.newInstance("toy", Device.cpu(), "PyTorch")) {
      model.setBlock(SmallCnn.network());
      Fit fit = new NetworkTrainer(training, VALIDATION, settings, epoch -> {}).fit(model, seed);
      return new Trained(fit, NetworkAnswers.logits(model, VALIDATION));
    }
  }

  private static Pixels stripes(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<LabelledImage> images = new ArrayList<>();
    List<GrayImage> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      boolean lies = i % 2 == 0;
      images.add(
          lies
              ? Images.named(Label.PNEUMONIA, "person%d_virus_%d.jpeg".formatted(i, seed))
              : Images.named(Label.NORMAL, "IM-%04d-%d.jpeg".formatted(i, seed)));
      double phase = random.nextDouble(Math.PI);
      byte[] intensities = new byte[SIDE * SIDE];
      for (int at = 0; at < intensities.length; at++) {
        int across = lies ? at / SIDE : at % SIDE;
        intensities[at] =
            (byte) (128 + 70 * Math.sin(across / 4.0 + phase) + random.nextInt(-30, 30));
      }
      rows.add(new GrayImage(SIDE, SIDE, intensities));
    }
    return new Pixels(images, rows);
  }
}
