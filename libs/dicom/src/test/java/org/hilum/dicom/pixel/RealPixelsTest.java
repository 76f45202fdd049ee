package org.hilum.dicom.pixel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.hilum.dicom.RealFiles;
import org.hilum.dicom.data.Tags;
import org.hilum.dicom.file.DicomFile;
import org.hilum.dicom.file.DicomReader;
import org.hilum.dicom.file.ReadLimits;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RealPixelsTest {
  private static final String UNCOMPRESSED = "chest/nih_dx_implicit_mono2.dcm";

  private final GreyRenderer renderer =
      new GreyRenderer(PixelLimits.standard(), ColourPolicy.LUMINANCE, FramePolicy.REFUSE);

  @BeforeAll
  static void findsTheFiles() {
    RealFiles.require();
  }

  @ParameterizedTest
  @CsvFileSource(resources = "real-pixels.csv")
  void storedValuesAreThoseOfPeers(String name, String stored, String grey) throws Exception {
    DicomFile file = file(name);
    ImagePixelModule module = new ModuleReader(PixelLimits.standard()).read(file.dataSet());
    short[] values =
        renderer
            .stored(file.syntax(), module, file.dataSet().element(Tags.PIXEL_DATA).get().value())
            .values();
    assertThat(digest(values.length, module.bitsAllocated() / 8, i -> values[i])).isEqualTo(stored);
  }

  @ParameterizedTest
  @CsvFileSource(resources = "real-pixels.csv")
  void greyIsThatOfTheFormulas(String name, String stored, String grey) {
    char[] samples = image(name).samples();
    assertThat(digest(samples.length, 2, i -> samples[i])).isEqualTo(grey);
  }

  @ParameterizedTest
  @CsvSource({"misc/test-SR.dcm, NO_PIXELS", "misc/chrJapMulti.dcm, NO_PIXELS"})
  void refusesWhatCannotBeShown(String name, PixelRefusal reason) {
    PixelRefusal found = renderer.render(file(name)).fold(shown -> null, Rendering.Refused::reason);
    assertThat(found).isEqualTo(reason);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "explicit_be",
        "deflated",
        "rle",
        "jpegll_p14_57",
        "jpegll_sv1_70",
        "jpegls_lossless_80",
        "j2k_lossless_90"
      })
  void whatWasCompressedWithoutLossIsShownAsItWas(String syntax) {
    assertThat(image("derived/nih_%s.dcm".formatted(syntax)).samples())
        .isEqualTo(image(UNCOMPRESSED).samples());
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpeg_baseline_50", "jpeg_extended_51", "jpegls_near_81"})
  void whatWasCompressedWithLossIsNearlyShownAsItWas(String syntax) {
    char[] lossy = image("derived/nih_%s.dcm".formatted(syntax)).samples();
    char[] whole = image(UNCOMPRESSED).samples();
    assertThat(lossy).hasSameSizeAs(whole);
    assertThat(
            IntStream.range(0, whole.length)
                .map(i -> Math.abs(lossy[i] - whole[i]))
                .average()
                .orElseThrow())
        .isBetween(1.0, 0.02 * Character.MAX_VALUE);
  }

  private GreyImage image(String name) {
    return Pixels.shown(renderer.render(file(name)));
  }

  private static DicomFile file(String name) {
    return new DicomReader(ReadLimits.standard())
        .read(RealFiles.read(name))
        .fold(
            file -> file,
            refused -> {
              throw new AssertionError(refused);
            });
  }

  private static String digest(int count, int size, IntUnaryOperator values) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(count * size);
    for (int i = 0; i < count; i++) {
      int value = values.applyAsInt(i);
      bytes.write(value);
      if (size == 2) {
        bytes.write(value >> 8);
      }
    }
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray()));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
