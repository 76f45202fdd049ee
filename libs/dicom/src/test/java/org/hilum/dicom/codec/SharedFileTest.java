package org.hilum.dicom.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
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
  @ValueSource(strings = {"rle", "jpegll_p14_57", "jpegll_sv1_70", "jpegls_lossless_80"})
  void losslessFilesEqualTheUncompressedOne(String how) {
    byte[] plain = SharedFile.read("derived/nih_explicit_le.dcm").nativeCells();
    assertThat(cells(SharedFile.read("derived/nih_" + how + ".dcm"))).isEqualTo(plain);
  }

  static byte[] cells(DicomFile file) {
    Decoding decoding =
        FrameDecoders.of(file.transferSyntax()).orElseThrow().decode(file.frame(), file.format());
    return Cells.of(Outcome.samples(decoding).values(), file.format().bitsAllocated());
  }
}
