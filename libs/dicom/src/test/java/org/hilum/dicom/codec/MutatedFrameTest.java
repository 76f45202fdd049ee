package org.hilum.dicom.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever happens to a frame on its way, decoding it gives samples or a refusal, nothing else. */
class MutatedFrameTest {
  private static final int MUTANTS = 400;
  private static final int HEADERS = 200;

  static Stream<PeerFrame> frames() {
    return PeerFrame.all().stream();
  }

  @ParameterizedTest
  @MethodSource("frames")
  void refusesAFrameThatEndsEarly(PeerFrame frame) {
    byte[] bytes = frame.bytes();
    for (int length = 0; length < bytes.length - 8; length += 97) {
      Decoding decoding = frame.decode(Arrays.copyOf(bytes, length));
      assertThat(decoding).as("%d bytes", length).isInstanceOf(Decoding.Refused.class);
    }
  }

  @ParameterizedTest
  @MethodSource("frames")
  void decodesOrRefusesAnyMutant(PeerFrame frame) {
    Random random = new Random(frame.name().hashCode());
    int samples = frame.image().samples().length;
    for (int i = 0; i < MUTANTS; i++) {
      byte[] mutant = mutated(frame.bytes(), random, i);
      int decoded = frame.decode(mutant).fold(it -> it.samples().values().length, it -> samples);
      assertThat(decoded).isEqualTo(samples);
    }
  }

  /** Half of the mutants are hit where the headers are, which hold what is most dangerous. */
  private static byte[] mutated(byte[] frame, Random random, int round) {
    int changes = 1 + random.nextInt(4);
    int reach = round % 2 == 0 ? frame.length : Math.min(HEADERS, frame.length);
    for (int i = 0; i < changes; i++) {
      int at = random.nextInt(reach);
      frame[at] = (byte) (random.nextBoolean() ? frame[at] ^ 1 << random.nextInt(8) : -1);
    }
    return frame;
  }
}
