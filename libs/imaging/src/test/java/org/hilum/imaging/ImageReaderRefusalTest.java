package org.hilum.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ImageReaderRefusalTest {
  private static final byte[] JPEG = Pictures.grayJpeg(100, 80);
  private static final byte[] PNG = Pictures.png(100, 80, 1, 8);

  private final ImageReader reader = new ImageReader(ImageLimits.standard());

  /** Refused from the headers alone. */
  static Stream<Arguments> hostileHeaders() {
    return Stream.of(
        Arguments.of("nothing", new byte[0], Refusal.EMPTY),
        Arguments.of("text named .jpg", bytes("not an image"), Refusal.UNSUPPORTED_FORMAT),
        Arguments.of("a GIF", Pictures.gif(100, 80), Refusal.UNSUPPORTED_FORMAT),
        Arguments.of(
            "a JPEG of 50,000 x 50,000",
            Surgery.withJpegSize(JPEG, 50_000, 50_000),
            Refusal.TOO_MANY_PIXELS),
        Arguments.of(
            "a PNG of 50,000 x 50,000",
            Surgery.withPngSize(PNG, 50_000, 50_000),
            Refusal.TOO_MANY_PIXELS),
        Arguments.of(
            "a PNG of 2 billion a side",
            Surgery.withPngSize(PNG, Integer.MAX_VALUE, Integer.MAX_VALUE),
            Refusal.TOO_MANY_PIXELS),
        Arguments.of(
            "sides within, product beyond",
            Surgery.withJpegSize(JPEG, 10_000, 10_000),
            Refusal.TOO_MANY_PIXELS),
        Arguments.of("a stamp", Pictures.grayJpeg(63, 500), Refusal.TOO_SMALL),
        Arguments.of("CMYK", Pictures.cmykJpeg(100, 80), Refusal.UNSUPPORTED_PIXELS),
        Arguments.of(
            "a 12-bit JPEG", Surgery.withJpegFrame(JPEG, 0xC1, 12), Refusal.UNSUPPORTED_PIXELS),
        Arguments.of(
            "a lossless JPEG", Surgery.withJpegFrame(JPEG, 0xC3, 8), Refusal.UNSUPPORTED_PIXELS),
        Arguments.of(
            "an arithmetic JPEG", Surgery.withJpegFrame(JPEG, 0xC9, 8), Refusal.UNSUPPORTED_PIXELS),
        Arguments.of("1 bit", Pictures.oneBitPng(100, 80), Refusal.UNSUPPORTED_PIXELS),
        Arguments.of("a palette", Pictures.palettePng(100, 80), Refusal.UNSUPPORTED_PIXELS),
        Arguments.of(
            "animation", Surgery.withChunk(PNG, "acTL", new byte[8]), Refusal.UNSUPPORTED_PIXELS),
        Arguments.of(
            "a transparent gray",
            Surgery.withChunk(PNG, "tRNS", new byte[2]),
            Refusal.UNSUPPORTED_PIXELS),
        Arguments.of("no height", Surgery.withJpegSize(JPEG, 100, 0), Refusal.CORRUPT),
        Arguments.of("negative width", Surgery.withPngSize(PNG, -5, 80), Refusal.CORRUPT),
        Arguments.of("a cut JPEG header", Arrays.copyOf(JPEG, 30), Refusal.CORRUPT),
        Arguments.of("a cut PNG header", Arrays.copyOf(PNG, 30), Refusal.CORRUPT));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("hostileHeaders")
  void refusesByTheHeaders(String what, byte[] file, Refusal reason) {
    assertThat(inspectionOf(file)).isEqualTo(reason);
    assertThat(readingOf(file)).isEqualTo(reason);
  }

  /** Headers pass; the pixels do not. */
  static Stream<Arguments> damagedPixels() {
    byte[] progressive = Pictures.progressiveJpeg(100, 80);
    return Stream.of(
        Arguments.of("JPEG cut in half", half(JPEG), Refusal.CORRUPT),
        Arguments.of("progressive JPEG cut", half(progressive), Refusal.CORRUPT),
        Arguments.of("JPEG cut in half but ended", ended(half(JPEG)), Refusal.CORRUPT),
        Arguments.of(
            "JPEG claiming more rows", Surgery.withJpegSize(JPEG, 100, 4000), Refusal.CORRUPT),
        Arguments.of("endless scans", Surgery.withManyScans(progressive, 200), Refusal.CORRUPT),
        Arguments.of("PNG cut in half", half(PNG), Refusal.CORRUPT),
        Arguments.of(
            "PNG claiming more rows", Surgery.withPngSize(PNG, 100, 4000), Refusal.CORRUPT),
        Arguments.of("PNG without pixels", withoutPixels(PNG), Refusal.CORRUPT),
        Arguments.of("PNG with a flipped bit", flipped(PNG, PNG.length - 30), Refusal.CORRUPT),
        Arguments.of("a hole", Pictures.pngWithAHole(100, 80), Refusal.UNSUPPORTED_PIXELS));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("damagedPixels")
  void refusesByThePixels(String what, byte[] file, Refusal reason) {
    assertThat(readingOf(file)).isEqualTo(reason);
  }

  @Test
  void refusesMoreBytesThanAllowed() {
    ImageReader strict = new ImageReader(new ImageLimits(JPEG.length - 1, 1000, 1000_000, 64));
    assertThat(strict.inspect(JPEG).fold(it -> null, Inspection.Refused::reason))
        .isEqualTo(Refusal.TOO_MANY_BYTES);
  }

  @Test
  void limitsThatNothingFitsAreAMistake() {
    org.assertj.core.api.Assertions.assertThatThrownBy(() -> new ImageLimits(1, 10, 1, 11))
        .hasMessageContaining("minSide=11");
  }

  private Refusal inspectionOf(byte[] file) {
    return reader.inspect(file).fold(it -> null, Inspection.Refused::reason);
  }

  private Refusal readingOf(byte[] file) {
    return reader.read(file).fold(it -> null, Reading.Refused::reason);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] half(byte[] file) {
    return Arrays.copyOf(file, file.length - 300);
  }

  private static byte[] ended(byte[] jpeg) {
    return Surgery.insert(jpeg, jpeg.length, new byte[] {0, (byte) 0xFF, (byte) 0xD9});
  }

  private static byte[] withoutPixels(byte[] png) {
    return Surgery.insert(Arrays.copyOf(png, 33), 33, Surgery.chunk("IEND", new byte[0]));
  }

  private static byte[] flipped(byte[] file, int at) {
    byte[] copy = file.clone();
    copy[at] ^= 0x10;
    return copy;
  }
}
