package org.hilum.training.cli;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.hilum.training.collect.ImageId;
import org.hilum.training.trail.AuditEntry;
import org.hilum.training.trail.AuditTrail;
import org.hilum.training.trail.CaseStory;
import org.hilum.training.trail.ChainCheck;
import org.hilum.training.trail.ChainVerdict;

/**
 * {@code audit}: the audit trail of a running stack, read from its tables without the service.
 *
 * @param subject id of an image, or of a decision on a patient's data; empty to check the chain
 */
record AuditCommand(String subject, DatabaseAddress database) {

  private static final Pattern CARE_ID = Pattern.compile("[0-9a-f]{32}");

  /**
   * @param environment variables by name
   */
  static AuditCommand parse(List<String> arguments, Map<String, String> environment) {
    CommandLine line = CommandLine.parse(arguments, Set.of(DatabaseAddress.OPTION), Set.of());
    DatabaseAddress database = DatabaseAddress.of(line, environment);
    List<String> words = line.words();
    if (words.equals(List.of("verify"))) {
      return new AuditCommand("", database);
    }
    if (words.size() == 2 && words.get(0).equals("case")) {
      if (!ImageId.isWellFormed(words.get(1))) {
        throw new UsageException("'%s' is no image id, SHA-256 in hex".formatted(words.get(1)));
      }
      return new AuditCommand(words.get(1), database);
    }
    if (words.size() == 2 && words.get(0).equals("care")) {
      if (!CARE_ID.matcher(words.get(1)).matches()) {
        throw new UsageException("'%s' is no careId, 32 digits in hex".formatted(words.get(1)));
      }
      return new AuditCommand(words.get(1), database);
    }
    throw new UsageException("audit takes verify, case ID or care ID");
  }

  int run(PrintStream out, PrintStream err) {
    try (Connection connection = database.open()) {
      if (CARE_ID.matcher(subject).matches()) {
        return tell(new AuditTrail(connection).ofCare(subject), out, err);
      }
      return subject.isEmpty()
          ? verify(ChainCheck.of(connection), out, err)
          : tell(CaseStory.of(connection, subject), out, err);
    } catch (SQLException e) {
      err.printf("cannot read the audit trail at %s: %s%n", database.url(), e.getMessage());
      return 1;
    }
  }

  private static int verify(ChainVerdict verdict, PrintStream out, PrintStream err) {
    if (verdict instanceof ChainVerdict.Intact intact) {
      out.printf("%d entries, none changed, missing or moved%n", intact.head().sequence());
      out.printf("the last has hash %s%n", intact.head().hash());
      return 0;
    }
    ChainVerdict.Broken broken = (ChainVerdict.Broken) verdict;
    err.printf(
        "entry %d is the first that is wrong: %s, %s%n",
        broken.sequence(), broken.flaw().name().toLowerCase(Locale.ROOT), broken.detail());
    return 1;
  }

  private int tell(List<AuditEntry> entries, PrintStream out, PrintStream err) {
    if (entries.isEmpty()) {
      err.printf("the audit trail knows no decision %s%n", subject);
      return 1;
    }
    new CaseLines(out).print(entries);
    return 0;
  }

  private int tell(CaseStory story, PrintStream out, PrintStream err) {
    if (story.entries().isEmpty()) {
      err.printf("the audit trail knows no image %s%n", subject);
      return 1;
    }
    new CaseLines(out).print(subject, story);
    return 0;
  }
}
