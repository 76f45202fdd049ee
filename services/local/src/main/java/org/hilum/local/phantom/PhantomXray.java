package org.hilum.local.phantom;

import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;

/**
 * A synthetic chest phantom: soft tissue, two lungs, ribs, spine, heart and diaphragm, and perhaps
 * an opacity. The same seed always draws the same picture.
 */
public final class PhantomXray {
  private static final int WIDTH = 768;
  private static final int HEIGHT = 672;
  private static final String MARKER = "SYNTHETIC";

  private final Random random;
  private final List<Shadow> shadows;

  private PhantomXray(long seed, boolean consolidated) {
    this.random = new Random(seed);
    this.shadows = anatomy(random);
    if (consolidated) {
      shadows.add(opacity(random));
    }
  }

  public static PhantomXray clear(long seed) {
    return new PhantomXray(seed, false);
  }

  /** With an area of one lung as dense as in a consolidation. */
  public static PhantomXray withOpacity(long seed) {
    return new PhantomXray(seed, true);
  }

  /** The picture as a gray JPEG file. */
  public byte[] jpeg() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(draw(), "jpeg", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot encode a phantom", e);
    }
    return bytes.toByteArray();
  }

  private BufferedImage draw() {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
    WritableRaster raster = image.getRaster();
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        raster.setSample(x, y, 0, brightness((x + 0.5) / WIDTH, (y + 0.5) / HEIGHT));
      }
    }
    PixelLetters.write(MARKER, raster, 20, HEIGHT - 44, 3);
    return image;
  }

  /** Air is black; whatever the beam meets adds its share. */
  private int brightness(double x, double y) {
    double density = 0.04 * random.nextGaussian();
    for (Shadow shadow : shadows) {
      density += shadow.densityAt(x, y);
    }
    double attenuated = 1 - Math.exp(-Math.max(0, density));
    return (int) Math.round(255 * Math.min(1, attenuated));
  }

  private static List<Shadow> anatomy(Random random) {
    double sway = 0.01 * random.nextGaussian();
    double middle = 0.5 + sway;
    List<Shadow> shadows = new ArrayList<>();
    shadows.add(Shadow.ellipse(middle, 0.62, 0.46, 0.62, 1.1)); // trunk of the body
    shadows.add(Shadow.ellipse(middle - 0.19, 0.48, 0.135, 0.32, -0.85)); // right lung
    shadows.add(Shadow.ellipse(middle + 0.19, 0.48, 0.125, 0.32, -0.85)); // left lung
    shadows.add(Shadow.ellipse(middle + 0.06, 0.62, 0.14, 0.15, 0.7)); // heart
    shadows.add(Shadow.ellipse(middle, 0.40, 0.055, 0.24, 0.35)); // mediastinum
    shadows.add(Shadow.ellipse(middle, 0.93, 0.42, 0.16, 0.8)); // below the diaphragm
    for (double y = 0.06; y < 0.98; y += 0.055) {
      shadows.add(Shadow.ellipse(middle, y, 0.032, 0.021, 0.45)); // vertebra
    }
    for (int rib = 0; rib < 9; rib++) {
      double height = 0.20 + 0.07 * rib + 0.004 * random.nextGaussian();
      shadows.add(Shadow.rib(middle, height, -1));
      shadows.add(Shadow.rib(middle, height, 1));
    }
    return shadows;
  }

  private static Shadow opacity(Random random) {
    int side = random.nextBoolean() ? 1 : -1;
    double x = 0.5 + side * (0.17 + 0.04 * random.nextDouble());
    double y = 0.50 + 0.18 * random.nextDouble();
    return Shadow.ellipse(x, y, 0.085, 0.10, 0.75);
  }
}
