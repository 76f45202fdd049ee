package org.hilum.training.evaluate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * Who looked at the locked test split, and what was seen. The more often a test set is looked at,
 * the less its figures are worth; so each look is a line that stays.
 */
public final class TestSetLedger {
  private static final String HEADER =
      "date,model_version,tail_digest,split_digest,accuracy,auc,note";

  /** One look at the test split. */
  public record Look(
      LocalDate date,
      String modelVersion,
      String tailDigest,
      String splitDigest,
      double accuracy,
      double auc,
      String note) {
    public Look {
      for (String field : List.of(modelVersion, tailDigest, splitDigest, note)) {
        if (field.matches("(?s).*[,\"\\r\\n].*")) {
          throw new IllegalArgumentException("no commas, quotes or line ends in '" + field + "'");
        }
      }
    }

    private String line() {
      return String.format(
          Locale.ROOT,
          "%s,%s,%s,%s,%.4f,%.4f,%s",
          date,
          modelVersion,
          tailDigest,
          splitDigest,
          accuracy,
          auc,
          note);
    }
  }

  private final Path file;

  public TestSetLedger(Path file) {
    this.file = file;
  }

  /** How often this tail has been judged on this split. */
  public long looks(String tailDigest, String splitDigest) {
    return lines().stream()
        .map(line -> line.split(",", -1))
        .filter(fields -> fields.length > 3)
        .filter(fields -> fields[2].equals(tailDigest) && fields[3].equals(splitDigest))
        .count();
  }

  public void append(Look look) {
    try {
      if (Files.notExists(file)) {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, HEADER + "\n");
      }
      Files.writeString(file, look.line() + "\n", StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the ledger " + file, e);
    }
  }

  private List<String> lines() {
    if (Files.notExists(file)) {
      return List.of();
    }
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the ledger " + file, e);
    }
  }
}
