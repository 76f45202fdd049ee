package org.hilum.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private final Report report = new Report(new PrintStream(output), new PrintStream(output));

  @Test
  void writesDottedKeysAsObjects(@TempDir Path folder) throws IOException {
    report.put("engine.images_per_second", 36.4);
    report.put("engine.relative_error", 6e-3);
    report.put("worker_over_ceiling", 0.97);
    report.write(folder.resolve("bench.json"));
    JsonNode json = new ObjectMapper().readTree(folder.resolve("bench.json").toFile());
    assertThat(json.at("/engine/images_per_second").asDouble()).isEqualTo(36.4);
    assertThat(json.at("/engine/relative_error").asDouble()).isEqualTo(6e-3);
    assertThat(json.at("/worker_over_ceiling").asDouble()).isEqualTo(0.97);
  }

  @Test
  void printsEveryFigure() {
    report.put("flag_ms.p50", 151);
    report.printFigures();
    assertThat(output.toString(StandardCharsets.UTF_8)).containsPattern("flag_ms\\.p50 +151");
  }

  @Test
  void knowsNoFigureThatWasNotMeasured() {
    assertThatThrownBy(() -> report.figure("ceiling")).hasMessageContaining("ceiling");
  }
}
