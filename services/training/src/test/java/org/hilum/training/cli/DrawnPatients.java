package org.hilum.training.cli;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.hilum.training.data.ImageSet;
import org.hilum.training.data.Images;
import org.hilum.training.data.Label;
import org.hilum.training.data.LearningSplit;

/** Data sets of small drawn images, named like those of the Guangzhou data set. */
final class DrawnPatients {
  private static final SplittableRandom RANDOM = new SplittableRandom(1);

  private DrawnPatients() {}

  /** So many patients of each class who fall to training, or to validation; even, then odd. */
  static void drawPatients(Path data, boolean isForValidation, int count) throws IOException {
    for (Label label : Label.values()) {
      drawPatients(data, label, isForValidation, count);
    }
  }

  static void drawPatients(Path data, Label label, boolean isForValidation, int count)
      throws IOException {
    int drawn = 0;
    for (int patient = 0; drawn < count; patient++) {
      LearningSplit split =
          LearningSplit.of(new ImageSet(List.of(Images.named(label, fileName(label, patient)))));
      if (split.validation().size() == (isForValidation ? 1 : 0) && patient % 2 == drawn % 2) {
        draw(data.resolve("train"), label, patient);
        drawn++;
      }
    }
  }

  static String fileName(Label label, int patient) {
    return label == Label.NORMAL
        ? "IM-%04d-0001.png".formatted(patient)
        : "person%d_%s_1.png".formatted(patient, patient % 2 == 0 ? "virus" : "bacteria");
  }

  /** A dark chest with two lungs; a pneumonia has a bright patch in one. */
  static Path draw(Path split, Label label, int patient) throws IOException {
    BufferedImage image = new BufferedImage(96, 96, BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < 96 * 96; i++) {
      int x = i % 96;
      int y = i / 96;
      boolean isLung = Math.abs(Math.abs(x - 48) - 20) < 14 && Math.abs(y - 48) < 30;
      boolean isPatch = Math.hypot(x - 28, y - 60) < 12;
      int value = isLung ? 60 : 150;
      value += label == Label.PNEUMONIA && isPatch ? 70 : 0;
      image.getRaster().setSample(x, y, 0, value + RANDOM.nextInt(-25, 25));
    }
    Path file = split.resolve(label.name()).resolve(fileName(label, patient));
    Files.createDirectories(file.getParent());
    ImageIO.write(image, "png", file.toFile());
    return file;
  }
}
