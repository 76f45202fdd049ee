package org.hilum.training.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.hilum.training.data.LabelledImage;
import org.hilum.training.data.LearningSplit;
import org.hilum.training.study.StudyFigures;
import org.hilum.training.study.StudyResults;
import org.hilum.training.study.SystemFigures;

/**
 * All that a report of a study says.
 *
 * @param figures of the same results
 * @param split the images that the systems learned from and were chosen on
 * @param auditFindings what an audit of the data says in plain words; empty without an audit
 * @param measures systems that differ in one measure each, by its name, the one without them first;
 *     empty if there are none
 * @param heatMaps where the best system looked in an image, as a PNG
 */
public record StudyReport(
    StudyResults results,
    StudyFigures figures,
    LearningSplit split,
    Provenance provenance,
    List<String> auditFindings,
    Map<String, SystemFigures> measures,
    Function<LabelledImage, Optional<byte[]>> heatMaps) {
  public StudyReport {
    auditFindings = List.copyOf(auditFindings);
    measures = Collections.unmodifiableMap(new LinkedHashMap<>(measures));
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
