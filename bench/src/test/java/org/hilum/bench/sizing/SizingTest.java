package org.hilum.bench.sizing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SizingTest {
  private static final Path DOCUMENT = Path.of("../docs/scaling.md");

  private static final String FIGURES =
      """
      | `peak_factor` | 3 | |
      | `utilisation` | 0.5 | |
      | `worker_images_per_core_second` | 10 | |
      | `worker_images_per_gpu_second` | not measured | |
      | `worker_memory_mb` | 1,024 | |
      | `gateway_cpu_ms` | 10 | |
      | `image_bytes` | 1,500,000 | |
      | `outcome_bytes` | 500,000 | |
      """;

  @Test
  void theTableOfTheDocumentComesFromItsFigures() throws IOException {
    String document = Files.readString(DOCUMENT);
    assertThat(document).contains(SizingTable.of(document));
  }

  @Test
  void aMillionImagesADayAreCountedFromTheFigures() {
    Sizing sizing = new Sizing(864_000, MeasuredFigures.in(FIGURES));
    assertThat(sizing.meanRate()).isEqualTo(10);
    assertThat(sizing.peakRate()).isEqualTo(30);
    assertThat(sizing.workerCores()).isEqualTo(6);
    assertThat(sizing.workers()).isEqualTo(3);
    assertThat(sizing.partitions()).isEqualTo(6);
    assertThat(sizing.gatewayCores()).isEqualTo(1);
    assertThat(sizing.workersMemoryGb()).isEqualTo(3);
    assertThat(sizing.objectsTbAYear()).isCloseTo(630.72, within(1e-9));
    assertThat(sizing.objectsGbitASecond()).isCloseTo(0.84, within(1e-9));
    assertThat(sizing.hoursToCatchUpADay()).isCloseTo(4.8, within(1e-9));
  }

  @Test
  void aGpuCountsOnceSomebodyHasMeasuredIt() {
    assertThat(new Sizing(864_000, MeasuredFigures.in(FIGURES)).gpus()).isEmpty();
    String measured = FIGURES.replace("not measured", "60");
    assertThat(new Sizing(864_000, MeasuredFigures.in(measured)).gpus()).hasValue(1);
  }

  @Test
  void namesTheFigureThatIsMissing() {
    Sizing sizing = new Sizing(1000, MeasuredFigures.in(FIGURES));
    assertThatIllegalArgumentException()
        .isThrownBy(sizing::kafkaGbAYear)
        .withMessageContaining("kafka_bytes");
  }
}
