package org.hilum.gateway.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DecodingMemoryTest {
  private static final Duration AT_ONCE = Duration.ofMillis(1);
  private static final long OWN = 1_000_000;

  private final MemoryBudget admission = new MemoryBudget(OWN);
  private final DecodingMemory memory =
      new DecodingMemory(new MemoryBudget(OWN), admission, AT_ONCE);

  @Test
  void lendsWhatThereIsAndNoMore() {
    DecodingMemory.Share first = memory.keep(OWN / 2);
    DecodingMemory.Share second = memory.keep(OWN / 4);
    assertThatThrownBy(() -> memory.keep(OWN / 2)).isInstanceOf(MemoryShortageException.class);

    first.close();
    first.close(); // changes nothing
    memory.keep(OWN / 2).close();
    assertThatThrownBy(() -> memory.keep(OWN)).isInstanceOf(MemoryShortageException.class);
    second.close();
    memory.keep(OWN).close();
  }

  @Test
  void takesNothingFromAdmissionForAsLongAsAReaderLikes() {
    DecodingMemory.Share all = memory.keep(3 * OWN);
    try (all) {
      assertThat(admission.take(admission.largest(), AT_ONCE)).isTrue();
    }
  }

  @Test
  void borrowsFromAdmissionForALargeImage() {
    assertThat(memory.canKeep(OWN * 3 / 2)).isFalse();
    assertThat(memory.canDecode(OWN * 3 / 2)).isTrue();
    DecodingMemory.Share large = memory.decode(OWN * 3 / 2);
    try (large) {
      assertThat(admission.take(OWN * 3 / 4, AT_ONCE)).isFalse();
    }
    assertThat(admission.take(admission.largest(), AT_ONCE)).isTrue();

    assertThatThrownBy(() -> memory.decode(OWN * 3 / 2))
        .isInstanceOf(MemoryShortageException.class);
    memory.keep(OWN).close(); // its own part is not lost
  }

  @Test
  void knowsWhatFitsNowhere() {
    assertThat(memory.canDecode(3 * OWN)).isFalse();
  }
}
