package org.hilum.dicom.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RleCodecTest {
  private static final FrameFormat FOUR_BYTES = new FrameFormat(2, 2, 1, 8, 8, false);
  private static final FrameFormat TWO_SHORTS = new FrameFormat(1, 2, 1, 16, 16, false);

  private final FrameDecoder decoder = FrameDecoders.of("1.2.840.10008.1.2.5").orElseThrow();

  @Test
  void readsRunsAndLiterals() {
    assertThat(decoded(frame(bytes(-2, 7, 0, 9)), FOUR_BYTES)).containsExactly(7, 7, 7, 9);
  }

  @Test
  void skipsTheControlThatMeansNothing() {
    assertThat(decoded(frame(bytes(-128, -128, 3, 1, 2, 3, 255)), FOUR_BYTES))
        .containsExactly(1, 2, 3, 255);
  }

  @Test
  void putsTheMostSignificantByteFirst() {
    assertThat(decoded(frame(bytes(1, 0x12, 0xFF), bytes(1, 0x34, 0xFE)), TWO_SHORTS))
        .containsExactly(0x1234, -2);
  }

  @Test
  void readsARunOf128() {
    FrameFormat format = new FrameFormat(1, 128, 1, 8, 8, false);
    assertThat(decoded(frame(bytes(-127, 5)), format)).hasSize(128).containsOnly(5);
  }

  @Test
  void refusesARunBeyondTheLastPixel() {
    assertThat(refusal(frame(bytes(-127, 7)), FOUR_BYTES)).contains("byte 64", "past the last");
    assertThat(refusal(frame(bytes(4, 1, 2, 3, 4, 5)), FOUR_BYTES)).contains("past the last");
  }

  @Test
  void forgivesThatThePaddingOfAnOddNumberOfPixelsIsCoded() {
    FrameFormat three = new FrameFormat(1, 3, 1, 8, 8, false);
    assertThat(decoded(frame(bytes(3, 1, 2, 3, 0)), three)).containsExactly(1, 2, 3);
    assertThat(refusal(frame(bytes(4, 1, 2, 3, 0, 0)), three)).contains("past the last");
  }

  @Test
  void refusesASegmentThatEndsBeforeItsPixels() {
    assertThat(refusal(frame(bytes(-1, 7)), FOUR_BYTES)).contains("ends before");
    assertThat(refusal(frame(bytes(3, 1, 2)), FOUR_BYTES)).contains("ends before");
    assertThat(refusal(frame(bytes(-128)), FOUR_BYTES)).contains("ends before");
  }

  @Test
  void aSegmentDoesNotBorrowFromTheNext() {
    assertThat(refusal(frame(bytes(1, 1), bytes(1, 2, 3)), TWO_SHORTS)).contains("ends before");
  }

  @Test
  void refusesOffsetsThatLie() {
    byte[] whole = frame(bytes(1, 1, 2), bytes(1, 3, 4));
    for (int lie : new int[] {-1, 0, 63, 64, whole.length, Integer.MAX_VALUE, 1 << 31}) {
      byte[] frame = whole.clone();
      ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN).putInt(8, lie);
      assertThat(refusal(frame, TWO_SHORTS)).as("offset %d", lie).contains("segment 2 of 2");
    }
  }

  @Test
  void refusesAnotherNumberOfSegments() {
    byte[] frame = frame(bytes(3, 1, 2, 3, 4));
    assertThat(refusal(frame, TWO_SHORTS)).contains("1 segments, expected 2");
    assertThat(refusal(Arrays.copyOf(frame, 63), FOUR_BYTES)).contains("63 bytes");
  }

  private static byte[] frame(byte[]... segments) {
    ByteBuffer header = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
    header.putInt(segments.length);
    int at = 64;
    for (byte[] segment : segments) {
      header.putInt(at);
      at += segment.length;
    }
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.writeBytes(header.array());
    for (byte[] segment : segments) {
      frame.writeBytes(segment);
    }
    return frame.toByteArray();
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  private short[] decoded(byte[] frame, FrameFormat format) {
    return Outcome.samples(decoder.decode(frame, format)).values();
  }

  private String refusal(byte[] frame, FrameFormat format) {
    return Outcome.refusal(decoder.decode(frame, format));
  }
}
