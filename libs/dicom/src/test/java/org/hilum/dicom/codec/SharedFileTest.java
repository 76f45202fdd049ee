package org.hilum.dicom.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Real files give the cells that dcmtk and gdcm give. */
class SharedFileTest {
  static Stream<String[]> digests() {
    return new String(PeerFrame.resource("shared.tsv"), StandardCharsets.UTF_8)
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split("\t"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("digests")
  void decodesTheCellsThatThePeerDecodes(String file, String digest) {
    assertThat(Cells.digest(cells(SharedFile.read(file)))).isEqualTo(digest);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"rle", "jpegll_p14_57", "jpegll_sv1_70", "jpegls_lossless_80", "j2k_lossless_90"})
  void losslessFilesEqualTheUncompressedOne(String how) {
    byte[] plain = SharedFile.read("derived/nih_explicit_le.dcm").nativeCells();
    assertThat(cells(SharedFile.read("derived/nih_" + how + ".dcm"))).isEqualTo(plain);
  }

  /** Figures of pydicom, as the files' MANIFEST.tsv has them. */
  @ParameterizedTest
  @CsvSource({
    "misc/JPEG-lossy.dcm, 14.37, 264",
    "cr_other/nema_RG2_JPLY.dcm, 450.88, 960",
    "cr_other/nema_RG2_J2KI.dcm, 450.38, 937",
    "chest/nema_RG1_J2KI.dcm, 7391.45, 26512"
  })
  void lossyFilesHaveTheMeanAndTheLargestValueOfThePeer(String file, double mean, int largest) {
    int[] values = Cells.values(cells(SharedFile.read(file)), 16);
    assertThat(Arrays.stream(values).average().orElseThrow()).isCloseTo(mean, within(0.006));
    assertThat(Arrays.stream(values).max().orElseThrow()).isBetween(largest - 1, largest + 1);
  }

  private static byte[] cells(DicomFile file) {
    Decoding decoding =
        FrameDecoders.of(file.transferSyntax()).orElseThrow().decode(file.frame(), file.format());
    return Cells.of(Outcome.samples(decoding).values(), file.format().bitsAllocated());
  }
}
