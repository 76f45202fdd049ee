package org.hilum.local.phantom;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PhantomXrayTest {

  @Test
  void isTheSamePictureForTheSameSeed() {
    assertThat(PhantomXray.clear(1).jpeg()).isEqualTo(PhantomXray.clear(1).jpeg());
    assertThat(PhantomXray.clear(1).jpeg()).isNotEqualTo(PhantomXray.clear(2).jpeg());
  }

  @Test
  void hasDarkLungsBesideABrightSpine() throws Exception {
    BufferedImage image = decode(PhantomXray.clear(1).jpeg());
    assertThat(image.getColorModel().getNumComponents()).isEqualTo(1);
    int lung = brightness(image, 0.31, 0.45);
    int spine = brightness(image, 0.5, 0.45);
    assertThat(spine).isGreaterThan(lung + 80);
  }

  @Test
  void isBrighterWithAnOpacity() throws Exception {
    assertThat(mean(decode(PhantomXray.withOpacity(3).jpeg())))
        .isGreaterThan(mean(decode(PhantomXray.clear(3).jpeg())) + 1);
  }

  @Test
  void saysInThePictureThatItIsSynthetic() throws Exception {
    BufferedImage image = decode(PhantomXray.clear(1).jpeg());
    int whites = 0;
    for (int y = image.getHeight() - 44; y < image.getHeight() - 23; y++) {
      for (int x = 20; x < 20 + 9 * 18; x++) {
        whites += image.getRaster().getSample(x, y, 0) > 240 ? 1 : 0;
      }
    }
    assertThat(whites).isGreaterThan(800);
  }

  private static BufferedImage decode(byte[] jpeg) throws Exception {
    return ImageIO.read(new ByteArrayInputStream(jpeg));
  }

  private static int brightness(BufferedImage image, double x, double y) {
    return image
        .getRaster()
        .getSample((int) (x * image.getWidth()), (int) (y * image.getHeight()), 0);
  }

  private static double mean(BufferedImage image) {
    int[] pixels =
        image.getRaster().getSamples(0, 0, image.getWidth(), image.getHeight(), 0, (int[]) null);
    return Arrays.stream(pixels).average().orElseThrow();
  }
}
