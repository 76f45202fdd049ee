package org.hilum.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProcessUsageTest {
  private final ProcessUsage self = new ProcessUsage(ProcessHandle.current().pid());

  @Test
  void countsTheProcessorTimeOfAllThreads() {
    Duration java = ProcessHandle.current().info().totalCpuDuration().orElseThrow();
    assertThat(self.processorTime()).isCloseTo(java, Duration.ofMillis(500));
  }

  @Test
  void sharedPagesCountLessInProportion() {
    assertThat(self.residentMb()).isBetween(20.0, 4_000.0);
    assertThat(self.proportionalMb()).isBetween(20.0, self.residentMb() + 50);
  }

  @Test
  void saysWhichProcessIsGone() {
    assertThatThrownBy(() -> new ProcessUsage(Integer.MAX_VALUE).processorTime())
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("2147483647");
  }
}
