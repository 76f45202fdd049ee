package org.hilum.dicom.codec.jpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.stream.Stream;
import org.hilum.dicom.codec.DamagedFrameException;
import org.hilum.dicom.codec.Outcome;
import org.hilum.dicom.codec.PeerFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JpegDctCodecTest {
  static Stream<PeerFrame> frames() {
    return PeerFrame.all().stream().filter(it -> it.name().contains("-dct-"));
  }

  @ParameterizedTest
  @MethodSource("frames")
  void coloursAreLeftAsTheyAreStored(PeerFrame frame) {
    assertThat(Outcome.samples(frame.decode(frame.bytes())).isColourTransformUndone()).isFalse();
  }

  @Test
  void applicationDataCannotTurnColours() throws DamagedFrameException {
    PeerFrame frame = PeerFrame.named("RGB8-dct-subsampled");
    byte[] plain = frame.bytes();
    byte[] adobe = {
      (byte) 0xFF, (byte) 0xEE, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 0
    };
    ByteBuffer declared = ByteBuffer.allocate(plain.length + adobe.length);
    declared.put(plain, 0, 2).put(adobe).put(plain, 2, plain.length - 2);
    assertThat(frame.decode(declared.array()))
        .usingRecursiveComparison()
        .isEqualTo(frame.decode(plain));
  }

  @Test
  void refusesWhatIsNotSequential() {
    PeerFrame frame = PeerFrame.named("GRAY8-dct-extended");
    byte[] progressive = frame.bytes();
    int at = 2;
    while (progressive[at] != (byte) 0xFF || progressive[at + 1] != (byte) MarkerSegment.SOF1) {
      at++;
    }
    progressive[at + 1] = (byte) 0xC2;
    assertThat(Outcome.refusal(frame.decode(progressive))).contains("FFC2");
  }
}
