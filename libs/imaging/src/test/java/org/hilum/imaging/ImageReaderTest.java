package org.hilum.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ImageReaderTest {
  private static final int WIDTH = 100;
  private static final int HEIGHT = 80;

  private final ImageReader reader = new ImageReader(ImageLimits.standard());

  static Stream<Named<byte[]>> readableFiles() {
    return Stream.of(
        Named.of("gray JPEG", Pictures.grayJpeg(WIDTH, HEIGHT)),
        Named.of("colour JPEG", Pictures.colourJpeg(WIDTH, HEIGHT)),
        Named.of("progressive JPEG", Pictures.progressiveJpeg(WIDTH, HEIGHT)),
        Named.of("8-bit gray PNG", Pictures.png(WIDTH, HEIGHT, 1, 8)),
        Named.of("16-bit gray PNG", Pictures.png(WIDTH, HEIGHT, 1, 16)),
        Named.of("gray PNG with opaque alpha", Pictures.png(WIDTH, HEIGHT, 2, 8)),
        Named.of("8-bit RGB PNG", Pictures.png(WIDTH, HEIGHT, 3, 8)),
        Named.of("16-bit RGB PNG", Pictures.png(WIDTH, HEIGHT, 3, 16)),
        Named.of("RGB PNG with opaque alpha", Pictures.png(WIDTH, HEIGHT, 4, 8)),
        Named.of("16-bit RGB PNG with opaque alpha", Pictures.png(WIDTH, HEIGHT, 4, 16)),
        Named.of("interlaced PNG", Pictures.interlacedPng(WIDTH, HEIGHT)));
  }

  @ParameterizedTest
  @MethodSource("readableFiles")
  void readsTheIntensitiesThatWereWritten(byte[] file) {
    GrayImage image = imageOf(file);
    assertThat(image.width()).isEqualTo(WIDTH);
    assertThat(image.height()).isEqualTo(HEIGHT);
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        assertThat(at(image, x, y))
            .as("pixel %d,%d", x, y)
            .isCloseTo(Pictures.intensity(x, y, WIDTH, HEIGHT), within(4));
      }
    }
  }

  @Test
  void readsALosslessFileExactly() {
    GrayImage image = imageOf(Pictures.png(WIDTH, HEIGHT, 1, 16));
    for (int x = 0; x < WIDTH; x++) {
      assertThat(at(image, x, 7)).isEqualTo(Pictures.intensity(x, 7, WIDTH, HEIGHT));
    }
  }

  @ParameterizedTest
  @MethodSource("readableFiles")
  void inspectionTellsTheSizeWithoutDecoding(byte[] file) {
    Inspection.Accepted accepted =
        reader
            .inspect(file)
            .fold(
                it -> it,
                refused -> {
                  throw new AssertionError(refused);
                });
    assertThat(accepted.width()).isEqualTo(WIDTH);
    assertThat(accepted.height()).isEqualTo(HEIGHT);
  }

  @Test
  void weighsColoursAsLuma() {
    assertThat(at(imageOf(Pictures.uniformPng(200, 40, 90)), 3, 3))
        .isEqualTo((int) Math.round(0.299 * 200 + 0.587 * 40 + 0.114 * 90));
  }

  @Test
  void readsAJpegThatStoresRgbAsRgb() {
    // The planes of YCbCr gray are Y, 128, 128; read as R, G, B they have another luma.
    byte[] jpeg = Surgery.declaredAsRgb(Pictures.colourJpeg(WIDTH, HEIGHT));
    int y = Pictures.intensity(50, 40, WIDTH, HEIGHT);
    assertThat(at(imageOf(jpeg), 50, 40))
        .isCloseTo((int) Math.round(0.299 * y + 0.701 * 128), within(4));
  }

  @Test
  void adobeTransformZeroMeansRgb() {
    byte[] adobe = "Adobe\0d\0\0\0\0\0".getBytes(StandardCharsets.US_ASCII);
    byte[] unnamed = Surgery.declaredAsRgb(Pictures.colourJpeg(WIDTH, HEIGHT));
    byte[] jpeg = Surgery.withApplicationData(unnamed, 0xEE, adobe);
    assertThat(imageOf(jpeg)).usingRecursiveComparison().isEqualTo(imageOf(unnamed));
  }

  @Test
  void ignoresExifOrientation() {
    byte[] exif = {
      'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6,
      0, 0, 0, 0, 0, 0
    };
    byte[] plain = Pictures.grayJpeg(WIDTH, HEIGHT);
    assertThat(imageOf(Surgery.withApplicationData(plain, 0xE1, exif)))
        .usingRecursiveComparison()
        .isEqualTo(imageOf(plain));
  }

  @Test
  void ignoresColourProfilesOfJpeg() {
    byte[] plain = Pictures.colourJpeg(WIDTH, HEIGHT);
    ByteArrayOutputStream profile = new ByteArrayOutputStream();
    profile.writeBytes("ICC_PROFILE\0\1\1".getBytes(StandardCharsets.US_ASCII));
    profile.writeBytes(ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData());
    assertThat(imageOf(Surgery.withApplicationData(plain, 0xE2, profile.toByteArray())))
        .usingRecursiveComparison()
        .isEqualTo(imageOf(plain));
  }

  @Test
  void ignoresGammaOfPng() {
    byte[] plain = Pictures.png(WIDTH, HEIGHT, 1, 8);
    assertThat(
            imageOf(Surgery.withChunk(plain, "gAMA", new byte[] {0, 1, (byte) 0x86, (byte) 0xA0})))
        .usingRecursiveComparison()
        .isEqualTo(imageOf(plain));
  }

  @Test
  void thinsOutAnImageFarLargerThanNeeded() {
    GrayImage image = imageOf(Pictures.grayJpeg(2000, 1400));
    assertThat(image.width()).isEqualTo(667);
    assertThat(image.height()).isEqualTo(467);
    assertThat(at(image, 333, 233)).isCloseTo(Pictures.intensity(1000, 700, 2000, 1400), within(4));
  }

  @Test
  void keepsEveryPixelOfAnImageThatIsNotFarLarger() {
    assertThat(imageOf(Pictures.png(1200, 895, 1, 8)).height()).isEqualTo(895);
    assertThat(imageOf(Pictures.png(1200, 896, 1, 8)).height()).isEqualTo(448);
  }

  private GrayImage imageOf(byte[] file) {
    return reader
        .read(file)
        .fold(
            Reading.Readable::image,
            refused -> {
              throw new AssertionError(refused);
            });
  }

  private static int at(GrayImage image, int x, int y) {
    return image.intensities()[y * image.width() + x] & 0xFF;
  }
}
