package org.hilum.dicom.codec.jpeg;

import static org.assertj.core.api.Assertions.assertThat;

import org.hilum.dicom.codec.DamagedFrameException;
import org.hilum.dicom.codec.Outcome;
import org.hilum.dicom.codec.PeerFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JpegLsCodecTest {
  private final PeerFrame gray = PeerFrame.named("GRAY12-ls-lossless");
  private final PeerFrame preset = PeerFrame.named("GRAY12-ls-preset");

  @ParameterizedTest
  @ValueSource(bytes = {1, 2})
  void oneComponentIsTheSameHoweverInterleaved(byte mode) throws DamagedFrameException {
    byte[] frame = gray.bytes();
    frame[parameters(frame, MarkerSegment.SOS) + 4] = mode;
    assertThat(Outcome.samples(gray.decode(frame)).values()).isEqualTo(gray.image().samples());
  }

  @Test
  void refusesAModeThatDoesNotExist() throws DamagedFrameException {
    byte[] frame = gray.bytes();
    frame[parameters(frame, MarkerSegment.SOS) + 4] = 3;
    assertThat(Outcome.refusal(gray.decode(frame))).contains("mode 3");
  }

  @Test
  void refusesMoreTolerableErrorThanThereAreValues() throws DamagedFrameException {
    PeerFrame small = PeerFrame.named("GRAY8-ls-lossless");
    byte[] frame = small.bytes();
    frame[parameters(frame, MarkerSegment.SOS) + 3] = (byte) 128;
    assertThat(Outcome.refusal(small.decode(frame))).contains("give or take 128");
  }

  /** An offset in the preset parameters, and a value there that makes nonsense of them. */
  @ParameterizedTest
  @CsvSource({"0, 2, expected 1", "3, 100, thresholds", "8, 1, thresholds", "10, 1, halves"})
  void refusesPresetsThatContradictThemselves(int offset, byte value, String reason)
      throws DamagedFrameException {
    byte[] frame = preset.bytes();
    frame[parameters(frame, MarkerSegment.LSE) + offset] = value;
    assertThat(Outcome.refusal(preset.decode(frame))).contains(reason);
  }

  @Test
  void refusesALargerValueThanTheBitsOfASampleCanHave() throws DamagedFrameException {
    byte[] frame = preset.bytes();
    frame[parameters(frame, MarkerSegment.SOF55)] = 12;
    assertThat(Outcome.refusal(preset.decode(frame))).contains("12 bits up to 65535");
  }

  private static int parameters(byte[] frame, int marker) throws DamagedFrameException {
    Markers markers = new Markers(frame);
    MarkerSegment segment = markers.next();
    while (segment.marker() != marker) {
      segment = markers.next();
    }
    return segment.start();
  }
}
