package org.hilum.gateway.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.hilum.gateway.admit.ImageId;
import org.junit.jupiter.api.Test;

class SealTest {
  private static final ImageId IMAGE = ImageId.of("one".getBytes(UTF_8));
  private static final byte[] CONTENT = "Nemo^Nobody".getBytes(UTF_8);

  private final Seal seal = sealOf("a secret that has thirty-two characters");

  @Test
  void opensWhatItSealed() {
    assertThat(seal.open(IMAGE, seal.seal(IMAGE, CONTENT))).isEqualTo(CONTENT);
  }

  @Test
  void hidesTheContentAndNeverRepeatsItself() {
    byte[] first = seal.seal(IMAGE, CONTENT);

    assertThat(new String(first, UTF_8)).doesNotContain("Nemo");
    assertThat(seal.seal(IMAGE, CONTENT)).isNotEqualTo(first);
  }

  @Test
  void opensUnderNoOtherName() {
    byte[] letter = seal.seal(IMAGE, CONTENT);
    ImageId other = ImageId.of("two".getBytes(UTF_8));

    assertThatThrownBy(() -> seal.open(other, letter))
        .isInstanceOf(SealedIdentityException.class)
        .hasMessageContaining(other.hex())
        .hasMessageContaining("damaged or of another image");
  }

  @Test
  void tellsDamageFromAnotherKey() {
    byte[] letter = seal.seal(IMAGE, CONTENT);
    Seal other = sealOf("another secret of thirty-two characters");
    assertThatThrownBy(() -> other.open(IMAGE, letter)).hasMessageContaining("sealed by key");

    letter[letter.length - 1] ^= 1;
    assertThatThrownBy(() -> seal.open(IMAGE, letter)).hasMessageContaining("damaged");
    assertThatThrownBy(() -> seal.open(IMAGE, new byte[5])).hasMessageContaining("form");
  }

  @Test
  void refusesToStartWithoutAKey() {
    assertThatThrownBy(() -> new Seal(Optional::empty))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("HILUM_IDENTITY_KEY");
    assertThatThrownBy(() -> sealOf("short"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageNotContaining("short");
  }

  private static Seal sealOf(String secret) {
    return new Seal(() -> Optional.of(secret));
  }
}
