package org.hilum.local.screen;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Prints one line for each file. */
public final class ResultTable {
  private static final int LONGEST_NAME = 48;

  private final PrintStream out;
  private final int width;
  private int rows;
  private int answered;

  public ResultTable(PrintStream out, List<Path> files) {
    this.out = out;
    this.width = files.stream().mapToInt(file -> name(file).length()).max().orElse(0);
  }

  public void printHeading() {
    out.println();
    out.printf(
        "ms: from the start of an upload to the case.flagged event (flagged), or until the reading%n"
            + "list shows the result (others); up to %d uploads at a time.%n%n",
        Screening.UPLOADS);
    line("file", "probability", "decision", "ms");
  }

  public void print(Row row) {
    rows++;
    if (row.isAnswered()) {
      answered++;
    }
    String file = name(row.file());
    row.fold(
        judged ->
            line(
                file,
                "%.3f".formatted(judged.judgement().probability()),
                judged.judgement().decision().name().toLowerCase(Locale.ROOT),
                milliseconds(judged.took())),
        failed ->
            line(file, "-", "failed: " + failed.failure().word(), milliseconds(failed.took())),
        refused ->
            line(file, "-", "refused: %d %s".formatted(refused.status(), refused.problem()), "-"),
        unanswered -> line(file, "-", "no result", milliseconds(unanswered.waited())));
  }

  public void printSummary() {
    out.printf("%n%d of %d images have their result.%n", answered, rows);
  }

  public boolean isComplete() {
    return answered == rows;
  }

  private ResultTable line(String file, String probability, String decision, String took) {
    String format = "%-" + Math.max(width, 4) + "s  %11s  %-30s  %6s%n";
    out.printf(format, file, probability, decision, took);
    return this;
  }

  private static String milliseconds(Duration took) {
    return Long.toString(took.toMillis());
  }

  private static String name(Path file) {
    String name = file.getFileName().toString();
    return name.length() <= LONGEST_NAME ? name : "…" + name.substring(name.length() - 47);
  }
}
