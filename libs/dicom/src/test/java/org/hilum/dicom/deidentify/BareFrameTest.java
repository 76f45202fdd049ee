package org.hilum.dicom.deidentify;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import org.hilum.dicom.codec.FrameFormat;
import org.hilum.dicom.codec.Outcome;
import org.hilum.dicom.codec.PeerFrame;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.Tags;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Frames of other encoders, whose own comments are the first to go. */
class BareFrameTest {
  private static final String MARK = "Nemo^Nobody";

  static List<PeerFrame> frames() {
    return PeerFrame.all();
  }

  @ParameterizedTest
  @MethodSource("frames")
  void aFrameKeepsItsSamplesAndLosesWhatFollowsThem(PeerFrame peer) {
    byte[] bare = bare(peer, joined(peer.bytes(), MARK.getBytes(ISO_8859_1)));

    assertThat(Outcome.samples(peer.decode(bare)).values())
        .isEqualTo(Outcome.samples(peer.decode(peer.bytes())).values());
    assertThat(new String(bare, ISO_8859_1)).doesNotContain(MARK).doesNotContain("OpenJPEG");
    assertThat(bare(peer, bare)).isEqualTo(bare);
  }

  @Test
  void aFrameKeepsItsSamplesWhereTheHeaderOfItsTileBecomesShorter() {
    PeerFrame peer = PeerFrame.named("GRAY12-j2k");
    byte[] comment = ("\u00FF\u0064\0\17\0\1" + MARK).getBytes(ISO_8859_1);
    byte[] marked = withinTile(peer.bytes(), comment);
    assertThat(Outcome.samples(peer.decode(marked)).values()).isEqualTo(peer.image().samples());

    assertThat(bare(peer, marked)).isEqualTo(bare(peer, peer.bytes()));
  }

  /** Between the beginning of the first tile-part and its data. */
  private static byte[] withinTile(byte[] frame, byte[] segment) {
    int tile = new String(frame, ISO_8859_1).indexOf("\u00FF\u0090\0\n");
    byte[] longer = new byte[frame.length + segment.length];
    System.arraycopy(frame, 0, longer, 0, tile + 12);
    System.arraycopy(segment, 0, longer, tile + 12, segment.length);
    System.arraycopy(
        frame, tile + 12, longer, tile + 12 + segment.length, frame.length - tile - 12);
    ByteBuffer told = ByteBuffer.wrap(longer);
    told.putInt(tile + 6, told.getInt(tile + 6) + segment.length);
    return longer;
  }

  private static byte[] joined(byte[] first, byte[] second) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    joined.writeBytes(first);
    joined.writeBytes(second);
    return joined.toByteArray();
  }

  private static byte[] bare(PeerFrame peer, byte[] frame) {
    FrameFormat format = peer.image().format();
    DataSet image =
        DataSet.builder()
            .integers(Tags.ROWS, format.rows())
            .integers(Tags.COLUMNS, format.columns())
            .integers(Tags.SAMPLES_PER_PIXEL, format.samplesPerPixel())
            .integers(Tags.BITS_ALLOCATED, format.bitsAllocated())
            .integers(Tags.BITS_STORED, format.bitsStored())
            .integers(Tags.PIXEL_REPRESENTATION, format.isSigned() ? 1 : 0)
            .build();
    return BareFrame.of(frame, image).orElseThrow();
  }
}
