package org.hilum.dicom.pixel;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.stream.Stream;
import org.hilum.dicom.data.Bytes;
import org.hilum.dicom.data.Fragments;
import org.junit.jupiter.api.Test;

class FirstFrameTest {

  @Test
  void allFragmentsAreTheOnlyFrame() throws Exception {
    assertThat(first(fragments(table(), "ab", "cdef"), 1)).isEqualTo("abcdef");
    assertThat(first(fragments(table(0), "ab"), 1)).isEqualTo("ab");
  }

  @Test
  void theTableTellsFramesApart() throws Exception {
    assertThat(first(fragments(table(0, 22), "ab", "cdef", "gh"), 2)).isEqualTo("abcdef");
    assertThat(first(fragments(table(0, 10, 20), "ab", "cd", "gh"), 3)).isEqualTo("ab");
  }

  @Test
  void withoutATableAFragmentIsAFrame() throws Exception {
    assertThat(first(fragments(table(), "ab", "cdef"), 2)).isEqualTo("ab");
  }

  @Test
  void refusesWhatDoesNotTellFramesApart() {
    refuses(fragments(table(), "ab", "cd", "ef"), 2, PixelRefusal.CORRUPT_FRAME);
    refuses(fragments(table(0, 11), "ab", "cd"), 2, PixelRefusal.CORRUPT_FRAME);
    refuses(fragments(table(4, 10), "ab", "cd"), 2, PixelRefusal.CORRUPT_FRAME);
    refuses(fragments(table(0), "ab", "cd"), 2, PixelRefusal.CORRUPT_FRAME);
    refuses(fragments(table(), "ab"), 2, PixelRefusal.TRUNCATED_PIXELS);
    refuses(fragments(table()), 1, PixelRefusal.TRUNCATED_PIXELS);
  }

  private static void refuses(Fragments fragments, int frames, PixelRefusal reason) {
    assertThatThrownBy(() -> FirstFrame.of(fragments, frames))
        .isInstanceOfSatisfying(
            UnshowableException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  private static String first(Fragments fragments, int frames) throws UnshowableException {
    return new String(FirstFrame.of(fragments, frames), US_ASCII);
  }

  private static Fragments fragments(Bytes table, String... fragments) {
    return new Fragments(
        table, Stream.of(fragments).map(it -> new Bytes(it.getBytes(US_ASCII))).toList());
  }

  private static Bytes table(int... offsets) {
    ByteBuffer bytes =
        ByteBuffer.allocate(Integer.BYTES * offsets.length).order(ByteOrder.LITTLE_ENDIAN);
    for (int offset : offsets) {
      bytes.putInt(offset);
    }
    return new Bytes(bytes.array());
  }
}
