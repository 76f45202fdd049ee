package org.hilum.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServerSwitchTest {
  private final List<String> turns = new ArrayList<>();
  private final ServerSwitch server =
      ServerSwitch.of(
          () -> {
            turns.add("start");
            return "server " + turns.size();
          },
          stopped -> turns.add("stop " + stopped));

  @Test
  void stopsTheServerThatItStarted() {
    server.on();
    server.off();
    server.on();
    server.off();
    assertThat(turns).containsExactly("start", "stop server 1", "start", "stop server 3");
  }

  @Test
  void changesNothingWhenTurnedTwice() {
    server.off();
    server.on();
    server.on();
    server.off();
    server.off();
    assertThat(turns).containsExactly("start", "stop server 1");
  }
}
