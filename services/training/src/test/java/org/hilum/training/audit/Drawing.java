package org.hilum.training.audit;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.hilum.imaging.GrayImage;
import org.hilum.network.Preprocessing;
import org.hilum.training.data.Label;
import org.hilum.training.data.Split;

/** Gray pictures of random clouds, and data sets of them. */
final class Drawing {
  private static final int CELLS = 9;

  private final BufferedImage image;

  private Drawing(BufferedImage image) {
    this.image = image;
  }

  /** The same clouds for the same seed, never black or white. */
  static Drawing clouds(long seed, int width, int height) {
    SplittableRandom random = new SplittableRandom(seed);
    BufferedImage cells = new BufferedImage(CELLS, CELLS, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < CELLS; y++) {
      for (int x = 0; x < CELLS; x++) {
        cells.getRaster().setSample(x, y, 0, random.nextInt(40, 200));
      }
    }
    return new Drawing(cells).scaled(width, height).noisy(4, random);
  }

  Drawing scaled(int width, int height) {
    BufferedImage scaled = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D pen = scaled.createGraphics();
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    pen.drawImage(image, 0, 0, width, height, null);
    pen.dispose();
    return new Drawing(scaled);
  }

  /** Changes each pixel by up to {@code most}, which must keep it within 0 to 255. */
  Drawing noisy(int most, SplittableRandom random) {
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        int value = image.getRaster().getSample(x, y, 0) + random.nextInt(-most, most + 1);
        image.getRaster().setSample(x, y, 0, value);
      }
    }
    return this;
  }

  Drawing withWhite(int x, int y, int width, int height) {
    Graphics2D pen = image.createGraphics();
    pen.setColor(Color.WHITE);
    pen.fillRect(x, y, width, height);
    pen.dispose();
    return this;
  }

  InputPixels pixels() {
    byte[] intensities = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    return InputPixels.of(
        Preprocessing.toInput(new GrayImage(image.getWidth(), image.getHeight(), intensities)));
  }

  /** Saves it as an image of a data set, in the format that the name ends in. */
  Path save(Path dataSet, Split split, Label label, String fileName) throws IOException {
    Path file = split.in(dataSet).resolve(label.name()).resolve(fileName);
    Files.createDirectories(file.getParent());
    ImageIO.write(image, fileName.substring(fileName.lastIndexOf('.') + 1), file.toFile());
    return file;
  }

  /** Twelve patients of each class to learn from and four to test on, one image each. */
  static void saveSet(Path dataSet) throws IOException {
    for (int i = 0; i < 16; i++) {
      Split split = i < 12 ? Split.TRAIN : Split.TEST;
      clouds(2 * i, 80, 72).save(dataSet, split, Label.NORMAL, "IM-00%02d-0001.png".formatted(i));
      clouds(2 * i + 1, 80, 72)
          .save(dataSet, split, Label.PNEUMONIA, "person%d_virus_1.png".formatted(i));
    }
  }
}
