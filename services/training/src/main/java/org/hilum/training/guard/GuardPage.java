package org.hilum.training.guard;

import static org.hilum.training.chart.LineChart.escaped;
import static org.hilum.training.chart.LineChart.format;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.hilum.training.gate.CriteriaSection;
import org.hilum.training.gate.ProvenanceList;
import org.hilum.training.report.PageHead;

/** A guard's dossier as one HTML page that needs no other file; also well-formed XML. */
final class GuardPage {
  private GuardPage() {}

  static String of(GuardDossier dossier) {
    String title = "%s sent back".formatted(dossier.champion().modelVersion());
    return PageHead.of(title)
        + format("<h1>%s</h1>%n", escaped(title))
        + format(
            "<p class=\"lead\">On live images the champion has left the bounds of the policy; %s is"
                + " champion again.</p>%n",
            escaped(dossier.before().modelVersion()))
        + dossier.reasons().stream()
            .map(reason -> "<li>" + escaped(reason) + "</li>\n")
            .collect(Collectors.joining("", "<div class=\"brief\">\n<ul>\n", "</ul>\n</div>\n"))
        + CriteriaSection.of(dossier.findings())
        + origin(dossier)
        + "</body>\n</html>\n";
  }

  private static String origin(GuardDossier dossier) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Decided at", dossier.decidedAt().toString());
    facts.put("Kept with the model as", dossier.file());
    facts.put("Sent back, model.json", dossier.champion().descriptionDigest());
    facts.put("Champion again, model.json", dossier.before().descriptionDigest());
    facts.put("Policy", dossier.policyDigest());
    facts.put(
        "Audit trail",
        "entries up to %d, hash %s".formatted(dossier.trail().sequence(), dossier.trail().hash()));
    facts.put("Code", dossier.codeVersion());
    return ProvenanceList.html(facts);
  }
}
