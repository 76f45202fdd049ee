package org.hilum.local.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hilum.schemas.Decision;
import org.hilum.schemas.FailureReason;
import org.hilum.schemas.Judgement;
import org.hilum.schemas.ScreeningFailed;
import org.junit.jupiter.api.Test;

class ResultTableTest {
  private static final Path FILE = Path.of("/folder/a.jpg");

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final ResultTable table =
      new ResultTable(new PrintStream(printed, true, StandardCharsets.UTF_8), List.of(FILE));

  @Test
  void showsTheJudgement() {
    table.print(judged());
    assertThat(text()).containsPattern("a.jpg +0.873 +flagged +143");
    assertThat(table.isComplete()).isTrue();
  }

  @Test
  void countsAnExplainedFailureAsAResult() {
    table.print(new Row.Failed(FILE, failure(), Duration.ofMillis(90)));
    assertThat(text()).contains("failed: CORRUPT");
    assertThat(table.isComplete()).isTrue();
  }

  @Test
  void showsTheFinerWordOfAFailure() {
    Instant now = Instant.EPOCH;
    ScreeningFailed hip =
        new ScreeningFailed(
            "id",
            now,
            now,
            "m/1",
            FailureReason.OUT_OF_SCOPE_VIEW,
            "chests only",
            Optional.of(ScreeningFailed.OUT_OF_SCOPE_BODY_PART));
    table.print(new Row.Failed(FILE, hip, Duration.ofMillis(90)));
    assertThat(text()).contains("failed: OUT_OF_SCOPE_BODY_PART");
  }

  @Test
  void isIncompleteWithARefusedImage() {
    table.print(judged());
    table.print(new Row.Refused(FILE, 503, "the broker is away"));
    table.printSummary();
    assertThat(text()).contains("refused: 503 the broker is away").contains("1 of 2 images");
    assertThat(table.isComplete()).isFalse();
  }

  @Test
  void isIncompleteWithAnUnansweredImage() {
    table.print(new Row.Unanswered(FILE, Duration.ofSeconds(120)));
    assertThat(text()).contains("no result");
    assertThat(table.isComplete()).isFalse();
  }

  private static Row judged() {
    Judgement judgement =
        new Judgement(
            "m/1", 0.8731, 0.5, Decision.FLAGGED, Optional.empty(), 0.3, Optional.empty());
    return new Row.Judged(FILE, judgement, Duration.ofMillis(143));
  }

  private static ScreeningFailed failure() {
    Instant now = Instant.EPOCH;
    return new ScreeningFailed(
        "id", now, now, "m/1", FailureReason.CORRUPT, "ends early", Optional.empty());
  }

  private String text() {
    return printed.toString(StandardCharsets.UTF_8);
  }
}
