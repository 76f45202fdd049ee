package org.hilum.dicom.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a codestream says of itself against what the data set says of it. */
class ContradictedFormatTest {
  static Stream<PeerFrame> frames() {
    return PeerFrame.all().stream().filter(it -> !it.name().endsWith("rle"));
  }

  @ParameterizedTest
  @MethodSource("frames")
  void refusesAnotherSizeThanTheDataSetSays(PeerFrame frame) {
    FrameFormat is = frame.image().format();
    assertThat(refusal(frame, format(is, is.rows() + 1, is.columns(), is.samplesPerPixel())))
        .contains("37", "38");
    assertThat(refusal(frame, format(is, is.rows(), 44, is.samplesPerPixel())))
        .contains("45", "44");
    assertThat(refusal(frame, format(is, 30_000, 30_000, 1))).contains("30000");
  }

  @ParameterizedTest
  @MethodSource("frames")
  void refusesAnotherNumberOfComponents(PeerFrame frame) {
    FrameFormat is = frame.image().format();
    int other = is.samplesPerPixel() == 1 ? 3 : 1;
    assertThat(refusal(frame, format(is, is.rows(), is.columns(), other))).contains("components");
  }

  @ParameterizedTest
  @MethodSource("frames")
  void refusesMoreBitsThanAreAllocated(PeerFrame frame) {
    FrameFormat is = frame.image().format();
    if (is.bitsStored() > 8) {
      FrameFormat narrow =
          new FrameFormat(is.rows(), is.columns(), is.samplesPerPixel(), 8, 8, false);
      assertThat(refusal(frame, narrow)).contains("bits");
    }
  }

  @Test
  void aFormatThatNoFrameHasIsAMistake() {
    assertThatThrownBy(() -> new FrameFormat(0, 1, 1, 8, 8, false)).hasMessageContaining("0 rows");
    assertThatThrownBy(() -> new FrameFormat(1, 65_536, 1, 8, 8, false))
        .hasMessageContaining("65536");
    assertThatThrownBy(() -> new FrameFormat(1, 1, 4, 8, 8, false))
        .hasMessageContaining("4 samples");
    assertThatThrownBy(() -> new FrameFormat(1, 1, 1, 16, 17, false))
        .hasMessageContaining("17 bits");
    assertThatThrownBy(() -> new FrameFormat(65_535, 65_535, 3, 8, 8, false))
        .hasMessageContaining("65535");
  }

  private static FrameFormat format(FrameFormat is, int rows, int columns, int samplesPerPixel) {
    return new FrameFormat(
        rows, columns, samplesPerPixel, is.bitsAllocated(), is.bitsStored(), is.isSigned());
  }

  private static String refusal(PeerFrame frame, FrameFormat format) {
    return Outcome.refusal(
        FrameDecoders.of(frame.transferSyntax()).orElseThrow().decode(frame.bytes(), format));
  }
}
