package org.hilum.training.gate;

import static org.hilum.training.chart.LineChart.escaped;
import static org.hilum.training.chart.LineChart.format;

import java.util.List;
import java.util.stream.Collectors;
import org.hilum.training.registry.Stage;
import org.hilum.training.report.PageHead;

/** A dossier as one HTML page that needs no other file; also well-formed XML. */
final class DossierPage {
  private DossierPage() {}

  static String of(Dossier dossier) {
    String title =
        "%s against %s"
            .formatted(dossier.candidate().modelVersion(), dossier.champion().modelVersion());
    return PageHead.of(title)
        + format("<h1>%s</h1>%n", escaped(title))
        + format(
            "<p class=\"lead\">%s</p>%n",
            dossier.stage() == Stage.OFFLINE
                ? "May the candidate run beside the champion on live images?"
                : "May the candidate become champion?")
        + verdict(dossier)
        + CriteriaSection.of(dossier)
        + FiguresSection.of(dossier)
        + OriginSection.of(dossier)
        + "</body>\n</html>\n";
  }

  private static String verdict(Dossier dossier) {
    return format("<div class=\"brief\">%n<b>%s</b>%n", dossier.passed() ? "Passed" : "Refused")
        + (dossier.passed()
            ? "<p>Every criterion of the policy is met.</p>\n"
            : reasons(dossier.reasons()))
        + "</div>\n";
  }

  private static String reasons(List<String> reasons) {
    return reasons.stream()
        .map(reason -> "<li>" + escaped(reason) + "</li>\n")
        .collect(Collectors.joining("", "<ul>\n", "</ul>\n"));
  }
}
