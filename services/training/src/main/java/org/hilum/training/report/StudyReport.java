package org.hilum.training.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hilum.training.data.LearningSplit;
import org.hilum.training.explain.HeatMaps;
import org.hilum.training.study.MeasureFigures;
import org.hilum.training.study.StudyFigures;
import org.hilum.training.study.StudyResults;

/**
 * All that a report of a study says.
 *
 * @param figures of the same results
 * @param split the images that the systems learned from and were chosen on
 * @param auditFindings what an audit of the data says in plain words; empty without an audit
 * @param measures heads without one measure each, that with all of them first; empty if there are
 *     none
 * @param heatMaps where networks looked
 */
public record StudyReport(
    StudyResults results,
    StudyFigures figures,
    LearningSplit split,
    Provenance provenance,
    List<String> auditFindings,
    List<MeasureFigures> measures,
    HeatMaps heatMaps) {
  public StudyReport {
    auditFindings = List.copyOf(auditFindings);
    measures = List.copyOf(measures);
  }

  /** Writes {@code report.html} and {@code metrics.json}. */
  public void write(Path folder) {
    try {
      Files.createDirectories(folder);
      Files.write(folder.resolve("metrics.json"), MetricsFile.json(this, figures));
      Files.write(folder.resolve("report.html"), ReportPage.of(this, figures).getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the report to " + folder, e);
    }
  }
}
