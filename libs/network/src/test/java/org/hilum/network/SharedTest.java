package org.hilum.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SharedTest {

  private final List<String> ended = new ArrayList<>();
  private final Shared<String> shared = new Shared<>("model", ended::add);

  @Test
  void endsOnceWhenTheLastHolderLetsGo() {
    assertThat(shared.hold()).isTrue();

    shared.letGo();
    assertThat(ended).isEmpty();
    shared.letGo();

    assertThat(ended).containsExactly("model");
  }

  @Test
  void cannotBeHeldAgainOnceItHasEnded() {
    shared.letGo();

    assertThat(shared.hold()).isFalse();
    assertThat(shared.hold()).isFalse();
    assertThat(ended).containsExactly("model");
  }
}
