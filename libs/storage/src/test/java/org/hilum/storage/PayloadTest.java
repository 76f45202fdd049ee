package org.hilum.storage;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PayloadTest {
  /** FIPS 180-4, the example of two blocks. */
  @Test
  void hasTheDigestOfTheStandard() {
    Payload two =
        Payload.of("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq".getBytes(US_ASCII));

    assertThat(two.sha256())
        .isEqualTo("248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  }

  @Test
  void isTheSameHoweverItIsCut() {
    byte[] half = new byte[100_000];

    assertThat(Payload.of(List.of(half, half)).sha256())
        .isEqualTo(Payload.of(new byte[200_000]).sha256());
    assertThat(Payload.of(List.of(half, half)).length()).isEqualTo(200_000);
  }
}
