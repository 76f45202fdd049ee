package org.hilum.training.report;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hilum.training.study.StudyFigures;

/** A study as one HTML page that needs no other file; also well-formed XML. */
final class ReportPage {
  private static final String TITLE = "Pneumonia on pediatric chest X-rays: a study reproduced";

  private ReportPage() {}

  static String of(StudyReport report, StudyFigures figures) {
    return PageHead.of(TITLE)
        + Stream.of(
                SummarySection.of(figures),
                ProtocolSection.of(report),
                CurvesSection.of(figures),
                ComparisonSection.of(figures),
                SystemsSection.of(figures),
                ConfusionSection.of(figures),
                RocSection.of(figures),
                CalibrationSection.of(figures),
                ThreeClassSection.of(figures),
                ErrorsSection.of(report, figures),
                MeasuresSection.of(report.measures()),
                AuditSection.of(report.auditFindings()),
                ProvenanceSection.of(report, figures))
            .collect(Collectors.joining())
        + "</body>\n</html>\n";
  }
}
