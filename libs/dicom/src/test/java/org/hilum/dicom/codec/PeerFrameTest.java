package org.hilum.dicom.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames of other codecs, down to the last bit. */
class PeerFrameTest {
  /** Whose decoding the standard leaves to rounding; other tests say how far they may be. */
  private static final Set<String> INEXACT =
      Set.of("GRAY12-dct-extended", "RGB12-dct-extended", "GRAY12-j2k-lossy", "RGB8-j2k-lossy");

  static Stream<PeerFrame> exactFrames() {
    return PeerFrame.all().stream().filter(it -> !INEXACT.contains(it.name()));
  }

  @ParameterizedTest
  @MethodSource("exactFrames")
  void decodesTheCellsThatThePeerDecodes(PeerFrame frame) {
    assertThat(Cells.digest(frame.cells())).isEqualTo(frame.digest());
  }

  /** T.83 and T.803 ask for no more of a decoder of lossy frames than one stored value. */
  @ParameterizedTest
  @CsvSource({
    "GRAY12-dct-extended, 0.05",
    "RGB12-dct-extended, 0.35",
    "GRAY12-j2k-lossy, 0.05",
    "RGB8-j2k-lossy, 0.05"
  })
  void lossyCellsAreThoseOfThePeerButForRounding(String name, double mostDifferent) {
    PeerFrame frame = PeerFrame.named(name);
    int bits = frame.image().format().bitsAllocated();
    int[] ours = Cells.values(frame.cells(), bits);
    int[] theirs = Cells.values(PeerFrame.resource(name + ".cells"), bits);
    assertThat(ours).hasSameSizeAs(theirs);
    int different = 0;
    for (int i = 0; i < ours.length; i++) {
      int difference = Math.abs(ours[i] - theirs[i]);
      assertThat(difference).as("sample %d", i).isLessThanOrEqualTo(1);
      different += difference;
    }
    assertThat((double) different / ours.length).isLessThan(mostDifferent);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rle",
        "lossless-1-0",
        "ls-lossless",
        "j2k",
        "rlcp",
        "rpcl",
        "pcrl",
        "cprl",
        "styles"
      })
  void givesBackTheDrawnImage(String codec) {
    for (PeerFrame frame : PeerFrame.all()) {
      if (frame.name().endsWith(codec)) {
        assertThat(frame.cells()).as(frame.name()).isEqualTo(frame.image().cells());
      }
    }
  }

  @Test
  void ignoresThePaddingOfAFrame() {
    for (PeerFrame frame : PeerFrame.all()) {
      byte[] padded = Arrays.copyOf(frame.bytes(), frame.bytes().length + 1);
      assertThat(frame.decode(padded)).isInstanceOf(Decoding.Decoded.class);
    }
  }

  @Test
  void decodersServeManyThreads() {
    List<PeerFrame> frames = exactFrames().toList();
    long different =
        IntStream.range(0, 20 * frames.size())
            .parallel()
            .mapToObj(i -> frames.get(i % frames.size()))
            .filter(frame -> !Cells.digest(frame.cells()).equals(frame.digest()))
            .count();
    assertThat(different).isZero();
  }

  @Test
  void knowsNoDecoderForPixelsThatAreNotCompressed() {
    assertThat(FrameDecoders.of("1.2.840.10008.1.2.1")).isEmpty();
    assertThat(FrameDecoders.of("")).isEmpty();
  }
}
