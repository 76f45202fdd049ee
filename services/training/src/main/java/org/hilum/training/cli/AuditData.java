package org.hilum.training.cli;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hilum.training.audit.AuditFiles;
import org.hilum.training.audit.AuditSummary;
import org.hilum.training.audit.DataAudit;
import org.hilum.training.audit.Originals;
import org.hilum.training.data.DataSet;

/**
 * {@code audit-data}: leaks and shortcuts of a data set, before anything is trained on it.
 *
 * @param images folder of the data set
 * @param out folder of the report
 * @param manifest table of the images
 */
record AuditData(Path images, Path out, Optional<Path> manifest) {
  private static final Set<String> OPTIONS = Set.of("out", "manifest");

  static AuditData parse(List<String> arguments) {
    CommandLine line = CommandLine.parse(arguments, OPTIONS, Set.of());
    if (line.words().size() != 1) {
      throw new UsageException("expected one FOLDER, not " + line.words());
    }
    Optional<Path> manifest =
        line.has("manifest") ? Optional.of(line.path("manifest")) : Optional.empty();
    return new AuditData(Path.of(line.words().get(0)), line.path("out"), manifest);
  }

  int run(PrintStream print) {
    if (Files.exists(out) && !Files.isDirectory(out)) {
      throw new UsageException(out + " is a file; --out needs a folder");
    }
    DataSet data = DataSet.read(images);
    Originals known = manifest.map(file -> Originals.read(file, data)).orElseGet(Originals::none);
    DataAudit audit = DataAudit.of(data, known, print);
    AuditFiles.write(audit, out);
    print.print(AuditSummary.of(audit));
    print.printf("%nreport: %s%n", out.resolve("audit.html"));
    return 0;
  }
}
