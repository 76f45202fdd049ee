package org.hilum.dicom.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class JpegDctCodecTest {
  static Stream<PeerFrame> frames() {
    return PeerFrame.all().stream().filter(it -> it.name().contains("-dct-"));
  }

  /** The standard asks for no more of a decoder than one stored value (T.83). */
  @ParameterizedTest
  @CsvSource({"GRAY12-dct-extended, 0.05", "RGB12-dct-extended, 0.35"})
  void twelveBitsAreThoseOfThePeerButForRounding(String name, double mostDifferent) {
    byte[] ours = PeerFrame.named(name).cells();
    byte[] theirs = PeerFrame.resource(name + ".cells");
    assertThat(ours).hasSameSizeAs(theirs);
    int different = 0;
    for (int i = 0; i < ours.length; i += 2) {
      int difference = Math.abs(cell(ours, i) - cell(theirs, i));
      assertThat(difference).as("byte %d", i).isLessThanOrEqualTo(1);
      different += difference;
    }
    assertThat(different).isLessThan((int) (mostDifferent * ours.length / 2));
  }

  @ParameterizedTest
  @CsvSource({"misc/JPEG-lossy.dcm, 14.37, 264", "cr_other/nema_RG2_JPLY.dcm, 450.88, 960"})
  void realTwelveBitFilesHaveTheMeanAndTheLargestValueOfThePeer(
      String file, double mean, int largest) {
    byte[] cells = SharedFileTest.cells(SharedFile.read(file));
    double sum = 0;
    int most = 0;
    for (int i = 0; i < cells.length; i += 2) {
      sum += cell(cells, i);
      most = Math.max(most, cell(cells, i));
    }
    assertThat(sum / cells.length * 2).isCloseTo(mean, within(0.006));
    assertThat(most).isBetween(largest - 1, largest + 1);
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
    while (progressive[at] != (byte) 0xFF || progressive[at + 1] != (byte) JpegSegment.SOF1) {
      at++;
    }
    progressive[at + 1] = (byte) 0xC2;
    assertThat(Outcome.refusal(frame.decode(progressive))).contains("FFC2");
  }

  private static int cell(byte[] cells, int at) {
    return ByteBuffer.wrap(cells).order(ByteOrder.LITTLE_ENDIAN).getShort(at) & 0xFFFF;
  }
}
