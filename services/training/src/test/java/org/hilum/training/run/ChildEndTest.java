package org.hilum.training.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ChildEndTest {
  @Test
  void isNoFaultIfTheProcessDidItsWork() {
    assertThat(new ChildEnd(0, "model loop/2", false).fault(config())).isEmpty();
  }

  @Test
  void refusesWhatTheProcessRefused() {
    assertThat(new ChildEnd(4, "too few images", false).fault(config()))
        .contains(RunEnd.refused("too few images"));
  }

  @Test
  void saysWhatBecameOfTheProcess() {
    assertThat(reason(new ChildEnd(3, "", false))).contains("out of memory with -Xmx3g");
    assertThat(reason(new ChildEnd(137, "", false))).contains("was killed");
    assertThat(reason(new ChildEnd(137, "", true))).contains("longer than PT6H");
    assertThat(reason(new ChildEnd(1, "disk full", false))).contains("status 1: disk full");
  }

  private static String reason(ChildEnd end) {
    RunEnd run = end.fault(config()).orElseThrow();
    assertThat(run.state()).isEqualTo(RunState.FAILED);
    return run.reasons().get(0);
  }

  private static RunConfig config() {
    return GivenConfig.with(Map.of());
  }
}
