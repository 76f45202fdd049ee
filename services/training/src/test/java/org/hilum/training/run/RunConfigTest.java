package org.hilum.training.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Pins every default; who changes one changes it here too. */
class RunConfigTest {
  @Test
  void runsAfterAHundredLabelsAndAtNoFixedTime() {
    RunConfig config = defaults();

    assertThat(config.newLabels()).isEqualTo(100);
    assertThat(config.schedule()).isEqualTo("off");
    assertThat(config.firstChampion()).isFalse();
    assertThat(config.checkEvery()).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void boundsProcessAndLease() {
    RunConfig config = defaults();

    assertThat(config.lease()).isEqualTo(Duration.ofSeconds(30));
    assertThat(config.memory()).isEqualTo("3g");
    assertThat(config.timeout()).isEqualTo(Duration.ofHours(6));
    assertThat(config.work()).isEqualTo(Path.of(".hilum/runs"));
  }

  @Test
  void asksForFiftyOfAClassWhereThereAreNoBaseData() {
    assertThat(defaults().baseData()).isEmpty();
    assertThat(defaults().baseWork()).isEmpty();
    assertThat(defaults().baseSeed()).isEqualTo(1);
    assertThat(defaults().baseVariants()).isEqualTo(2);
    assertThat(defaults().leastOfAClass()).isEqualTo(50);
  }

  private static RunConfig defaults() {
    return GivenConfig.with(Map.of());
  }
}
