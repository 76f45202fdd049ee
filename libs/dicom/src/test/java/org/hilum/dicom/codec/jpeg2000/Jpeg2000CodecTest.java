package org.hilum.dicom.codec.jpeg2000;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.hilum.dicom.codec.Decoding;
import org.hilum.dicom.codec.FrameDecoder;
import org.hilum.dicom.codec.FrameDecoders;
import org.hilum.dicom.codec.FrameFormat;
import org.hilum.dicom.codec.Outcome;
import org.hilum.dicom.codec.PeerFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Jpeg2000CodecTest {
  private static final int COMMENT = 0xFF64;
  private static final int PRECINCT_SIZES = 14;

  private final PeerFrame plain = PeerFrame.named("GRAY12-j2k");
  private final PeerFrame withPrecincts = PeerFrame.named("GRAY12-j2k-rpcl");

  @Test
  void saysWhetherColoursWereTransformed() {
    PeerFrame rgb = PeerFrame.named("RGB8-j2k-lossy");
    assertThat(Outcome.samples(rgb.decode(rgb.bytes())).isColourTransformUndone()).isTrue();
    assertThat(Outcome.samples(plain.decode(plain.bytes())).isColourTransformUndone()).isFalse();
  }

  @Test
  void aLengthOfZeroReachesToTheEnd() {
    byte[] frame = plain.bytes();
    ByteBuffer.wrap(frame).putInt(find(frame, MarkerSegment.SOT) + 6, 0);
    assertThat(Outcome.samples(plain.decode(frame)).values()).isEqualTo(plain.image().samples());
  }

  @Test
  void refusesATileThatTheImageDoesNotHave() {
    byte[] frame = plain.bytes();
    ByteBuffer.wrap(frame).putShort(find(frame, MarkerSegment.SOT) + 4, (short) 1);
    assertThat(Outcome.refusal(plain.decode(frame))).contains("tile 1 of 1");
  }

  @Test
  void refusesATileThatIsMissing() {
    byte[] frame = plain.bytes();
    ByteBuffer.wrap(frame).putInt(find(frame, MarkerSegment.SIZ) + 22, 30);
    assertThat(Outcome.refusal(plain.decode(frame))).contains("1 tiles, expected 2");
  }

  @Test
  void refusesMoreLayersThanThereAreBytes() {
    byte[] frame = plain.bytes();
    ByteBuffer.wrap(frame).putShort(find(frame, MarkerSegment.COD) + 6, (short) 0xFFFF);
    assertThat(plain.decode(frame)).isInstanceOf(Decoding.Refused.class);
  }

  @Test
  void refusesPrecinctsThatWouldTakeMoreMemoryThanTheSamples() {
    byte[] frame = withPrecincts.bytes();
    int size = find(frame, MarkerSegment.SIZ);
    for (int field : new int[] {6, 10, 22, 26}) {
      ByteBuffer.wrap(frame).putInt(size + field, 3_000);
    }
    int precincts = find(frame, MarkerSegment.COD) + PRECINCT_SIZES;
    Arrays.fill(frame, precincts, precincts + 4, (byte) 0x11);
    FrameFormat large = new FrameFormat(3_000, 3_000, 1, 16, 12, false);
    FrameDecoder decoder = FrameDecoders.of(withPrecincts.transferSyntax()).orElseThrow();
    assertThat(Outcome.refusal(decoder.decode(frame, large))).contains("precincts");
  }

  @Test
  void refusesTilesThatWouldTakeMoreMemoryThanTheSamples() {
    byte[] frame = plain.bytes();
    int size = find(frame, MarkerSegment.SIZ);
    ByteBuffer.wrap(frame).putInt(size + 22, 1).putInt(size + 26, 1);
    assertThat(Outcome.refusal(plain.decode(frame))).contains("1665 tiles");
  }

  @ParameterizedTest
  @ValueSource(ints = {MarkerSegment.RGN, MarkerSegment.POC, MarkerSegment.PPM, MarkerSegment.PPT})
  void refusesWhatItDoesNotDecode(int marker) {
    byte[] frame = plain.bytes();
    ByteBuffer.wrap(frame).putShort(find(frame, COMMENT), (short) marker);
    assertThat(Outcome.refusal(plain.decode(frame))).contains("%04X".formatted(marker));
  }

  @Test
  void refusesAFileAroundTheCodestream() {
    byte[] signature = {0, 0, 0, 12, 'j', 'P', ' ', ' ', '\r', '\n', (byte) 0x87, '\n'};
    assertThat(Outcome.refusal(plain.decode(signature))).contains("does not begin");
  }

  private static int find(byte[] frame, int marker) {
    int at = 0;
    while (!MarkerSegment.isMarker(frame, at, marker)) {
      at++;
    }
    return at;
  }
}
