package org.hilum.training.report;

import static org.hilum.training.chart.LineChart.escaped;

import java.util.List;
import java.util.stream.Collectors;

/** What an audit found in the data before anything was trained on it. */
final class AuditSection {
  private AuditSection() {}

  /** Empty without findings. */
  static String of(List<String> findings) {
    return findings.isEmpty()
        ? ""
        : findings.stream()
            .map(finding -> "<li>" + escaped(finding) + "</li>\n")
            .collect(
                Collectors.joining(
                    "",
                    "<h2>What the data can give away</h2>\n<p>The audit of the data, which looks at"
                        + " no model:</p>\n<ol>\n",
                    "</ol>\n"));
  }
}
