package org.hilum.dicom.pixel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.IntUnaryOperator;
import org.hilum.dicom.RealFiles;
import org.hilum.dicom.data.Tags;
import org.hilum.dicom.file.DicomFile;
import org.hilum.dicom.file.DicomReader;
import org.hilum.dicom.file.ReadLimits;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class RealPixelsTest {
  private final GreyRenderer renderer =
      new GreyRenderer(
          PixelLimits.standard(), ColourPolicy.LUMINANCE, FramePolicy.REFUSE, Pixels.NO_DECODER);

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
  @CsvSource({
    "misc/test-SR.dcm, NO_PIXELS",
    "misc/chrJapMulti.dcm, NO_PIXELS",
    "chest/rsna_cr_jpegbaseline_mono2.dcm, NO_DECODER"
  })
  void refusesWhatCannotBeShown(String name, PixelRefusal reason) {
    PixelRefusal found = renderer.render(file(name)).fold(shown -> null, Rendering.Refused::reason);
    assertThat(found).isEqualTo(reason);
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
