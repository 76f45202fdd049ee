package org.hilum.dicom.codec.jpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.hilum.dicom.codec.DamagedFrameException;
import org.hilum.dicom.codec.Decoding;
import org.hilum.dicom.codec.DrawnImage;
import org.hilum.dicom.codec.FrameDecoders;
import org.hilum.dicom.codec.FrameFormat;
import org.hilum.dicom.codec.Outcome;
import org.hilum.dicom.codec.PeerFrame;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Restart intervals and scans by component, of all processes that have them. */
class RestartTest {
  private static final int TIMES = 11;
  private static final int UNITS_OF_8 = 6 * 5;

  /** A frame, what tells its markers from data, rows of an image, and its restart interval. */
  static Stream<Arguments> frames() {
    int pixels = DrawnImage.COLUMNS * DrawnImage.ROWS;
    return Stream.of(
        Arguments.of("GRAY8-lossless-1-0", EntropyCodedData.JPEG, DrawnImage.ROWS, pixels),
        Arguments.of("GRAY12-lossless-4-0", EntropyCodedData.JPEG, DrawnImage.ROWS, pixels),
        Arguments.of("GRAY16-lossless-7-0", EntropyCodedData.JPEG, DrawnImage.ROWS, pixels),
        Arguments.of("GRAY16-lossless-1-4", EntropyCodedData.JPEG, DrawnImage.ROWS, pixels),
        Arguments.of(
            "GRAY12-ls-lossless", EntropyCodedData.JPEG_LS, DrawnImage.ROWS, DrawnImage.ROWS),
        Arguments.of("GRAY8-ls-near", EntropyCodedData.JPEG_LS, DrawnImage.ROWS, DrawnImage.ROWS),
        Arguments.of("GRAY8-dct-baseline", EntropyCodedData.JPEG, 40, UNITS_OF_8),
        Arguments.of("GRAY12-dct-extended", EntropyCodedData.JPEG, 40, UNITS_OF_8));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("frames")
  void eachIntervalBeginsAnew(String name, int stuffing, int rows, int interval)
      throws DamagedFrameException {
    PeerFrame frame = PeerFrame.named(name);
    byte[] spliced = new Splice(frame.bytes(), stuffing).below(TIMES, TIMES * rows, interval, 0);
    short[] values = Outcome.samples(decode(frame, spliced, TIMES * rows, 1)).values();
    short[] once = Outcome.samples(frame.decode(frame.bytes())).values();
    for (int i = 0; i < TIMES; i++) {
      int start = i * rows * DrawnImage.COLUMNS;
      assertThat(Arrays.copyOfRange(values, start, start + once.length)).isEqualTo(once);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("frames")
  void refusesAnIntervalOutOfTurn(String name, int stuffing, int rows, int interval)
      throws DamagedFrameException {
    PeerFrame frame = PeerFrame.named(name);
    Splice splice = new Splice(frame.bytes(), stuffing);
    assertThat(decode(frame, splice.below(3, 3 * rows, interval, 4), 3 * rows, 1))
        .isInstanceOf(Decoding.Refused.class);
    assertThat(decode(frame, splice.below(2, 3 * rows, interval, 0), 3 * rows, 1))
        .isInstanceOf(Decoding.Refused.class);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("frames")
  void componentsMayHaveAScanEach(String name, int stuffing, int rows, int interval)
      throws DamagedFrameException {
    PeerFrame frame = PeerFrame.named(name);
    byte[] spliced = new Splice(frame.bytes(), stuffing).threeScans();
    short[] values = Outcome.samples(decode(frame, spliced, DrawnImage.ROWS, 3)).values();
    short[] once = Outcome.samples(frame.decode(frame.bytes())).values();
    assertThat(values).hasSize(3 * once.length);
    for (int i = 0; i < values.length; i++) {
      assertThat(values[i]).isEqualTo(once[i / 3]);
    }
  }

  private static Decoding decode(PeerFrame frame, byte[] bytes, int rows, int samplesPerPixel) {
    FrameFormat is = frame.image().format();
    FrameFormat format =
        new FrameFormat(
            rows,
            is.columns(),
            samplesPerPixel,
            is.bitsAllocated(),
            is.bitsStored(),
            is.isSigned());
    return FrameDecoders.of(frame.transferSyntax()).orElseThrow().decode(bytes, format);
  }
}
