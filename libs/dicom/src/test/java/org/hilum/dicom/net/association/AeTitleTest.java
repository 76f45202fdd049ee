package org.hilum.dicom.net.association;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AeTitleTest {
  @Test
  void spacesAroundATitleDoNotCount() {
    assertThat(AeTitle.of(" ROOM 1         ")).hasValue(new AeTitle("ROOM 1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "SEVENTEEN LETTERS", "A\\B", "A\nB", "RÖNTGEN"})
  void aFieldThatHoldsNoTitleHasNone(String field) {
    assertThat(AeTitle.of(field)).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> new AeTitle(field));
  }
}
