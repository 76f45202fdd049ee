package org.hilum.dicom.codec.jpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import org.hilum.dicom.codec.Decoding;
import org.hilum.dicom.codec.FrameDecoder;
import org.hilum.dicom.codec.FrameDecoders;
import org.hilum.dicom.codec.FrameFormat;
import org.hilum.dicom.codec.Outcome;
import org.junit.jupiter.api.Test;

class JpegLosslessCodecTest {
  private static final FrameFormat TWO_PIXELS = new FrameFormat(1, 2, 1, 16, 16, false);

  private final FrameDecoder decoder = FrameDecoders.of("1.2.840.10008.1.2.4.70").orElseThrow();

  @Test
  void aDifferenceOf32768HasNoBits() {
    // Code 0 is the difference of 32,768, code 10 that of 0; the origin is 32,768 too.
    byte[] frame = frame(1, new int[] {1, 1}, new int[] {16, 0}, 0b0101_1111);
    Decoding decoding = decoder.decode(frame, TWO_PIXELS);
    assertThat(Outcome.samples(decoding).values()).containsExactly(0, 0);
  }

  @Test
  void refusesAPredictorThatDoesNotExist() {
    byte[] frame = frame(8, new int[] {1, 1}, new int[] {16, 0}, 0b0101_1111);
    assertThat(refusal(frame)).contains("predictor 8");
  }

  @Test
  void refusesDifferencesOfMoreThan16Bits() {
    byte[] frame = frame(1, new int[] {1, 1}, new int[] {17, 0}, 0b0101_1111);
    assertThat(refusal(frame)).contains("more than 16 bits");
  }

  @Test
  void refusesMoreCodesThanThereAre() {
    byte[] frame = frame(1, new int[] {3}, new int[] {1, 2, 3}, 0);
    assertThat(refusal(frame)).contains("more codes of 1 bits");
  }

  @Test
  void refusesABitPatternThatIsNoCode() {
    byte[] frame = frame(1, new int[] {1, 1}, new int[] {16, 0}, 0b1101_1111);
    assertThat(refusal(frame)).contains("no Huffman code");
  }

  private String refusal(byte[] frame) {
    return Outcome.refusal(decoder.decode(frame, TWO_PIXELS));
  }

  private static byte[] frame(int predictor, int[] counts, int[] symbols, int data) {
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    write(frame, 0xFF, 0xD8, 0xFF, 0xC4, 0, 19 + symbols.length, 0);
    for (int length = 0; length < 16; length++) {
      frame.write(length < counts.length ? counts[length] : 0);
    }
    write(frame, symbols);
    write(frame, 0xFF, 0xC3, 0, 11, 16, 0, 1, 0, 2, 1, 1, 0x11, 0);
    write(frame, 0xFF, 0xDA, 0, 8, 1, 1, 0, predictor, 0, 0, data, 0xFF, 0xD9);
    return frame.toByteArray();
  }

  private static void write(ByteArrayOutputStream frame, int... bytes) {
    for (int value : bytes) {
      frame.write(value);
    }
  }
}
