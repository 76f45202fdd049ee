package org.hilum.training.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestSetLedgerTest {
  @TempDir Path folder;

  @Test
  void remembersEachLookAtATailAndASplit() throws IOException {
    Path file = folder.resolve("ledger.csv");
    TestSetLedger ledger = new TestSetLedger(file);
    assertThat(ledger.looks("tail-1", "split-1")).isZero();

    ledger.append(look("tail-1", "first"));
    ledger.append(look("tail-1", "second"));

    assertThat(new TestSetLedger(file).looks("tail-1", "split-1")).isEqualTo(2);
    assertThat(ledger.looks("tail-2", "split-1")).isZero();
    assertThat(ledger.looks("tail-1", "split-2")).isZero();
    assertThat(Files.readAllLines(file))
        .containsExactly(
            "date,model_version,tail_digest,split_digest,accuracy,auc,note",
            "2026-01-02,m/1,tail-1,split-1,0.9123,0.9700,first",
            "2026-01-02,m/1,tail-1,split-1,0.9123,0.9700,second");
  }

  @Test
  void refusesANoteThatWouldBreakTheLine() {
    assertThatThrownBy(() -> look("tail", "one, two")).hasMessageContaining("one, two");
  }

  private static TestSetLedger.Look look(String tail, String note) {
    return new TestSetLedger.Look(
        LocalDate.of(2026, 1, 2), "m/1", tail, "split-1", 0.91234, 0.97, note);
  }
}
