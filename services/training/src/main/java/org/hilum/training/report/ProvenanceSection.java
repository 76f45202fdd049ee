package org.hilum.training.report;

import static org.hilum.training.chart.LineChart.escaped;
import static org.hilum.training.chart.LineChart.format;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.hilum.training.data.ImageSet;
import org.hilum.training.study.JudgedRun;
import org.hilum.training.study.StudyFigures;
import org.hilum.training.study.StudySet;
import org.hilum.training.study.SystemFigures;

/** What it takes to make the report again. */
final class ProvenanceSection {
  private ProvenanceSection() {}

  static String of(StudyReport report, StudyFigures figures) {
    Provenance provenance = report.provenance();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Command", provenance.command());
    facts.put("Code", provenance.codeVersion());
    facts.put("Date", provenance.date().toString());
    for (SystemFigures system : figures.systems()) {
      facts.put("Seeds of " + system.title(), seeds(system));
      facts.put(
          "Recipe of " + system.title(), report.results().recipe(system.name()) + chosen(system));
    }
    facts.put("Bootstrap seed", String.valueOf(SystemFigures.BOOTSTRAP_SEED));
    facts.put("Training images", report.split().training().digest());
    facts.put("Validation images", report.split().validation().digest());
    facts.put("Test images", new ImageSet(report.results().images().get(StudySet.TEST)).digest());
    facts.putAll(provenance.digests());
    return facts.entrySet().stream()
            .map(
                fact ->
                    format(
                        "<dt>%s</dt><dd><code>%s</code></dd>%n",
                        escaped(fact.getKey()), escaped(fact.getValue())))
            .collect(Collectors.joining("", "<h2>Provenance</h2>\n<dl>\n", "</dl>\n"))
        + "<p>Every figure of this page stands in <code>metrics.json</code> beside it.</p>\n";
  }

  /** Settings that validation images chose, of each run that has some. */
  private static String chosen(SystemFigures system) {
    return system.runs().stream()
        .map(JudgedRun::run)
        .filter(run -> !run.chosen().isEmpty())
        .map(
            run ->
                run.chosen().entrySet().stream()
                    .map(setting -> setting.getKey() + " " + setting.getValue())
                    .collect(Collectors.joining(", ", "; chosen: ", "")))
        .collect(Collectors.joining());
  }

  private static String seeds(SystemFigures system) {
    return system.runs().stream()
        .map(run -> String.valueOf(run.run().seed()))
        .collect(Collectors.joining(", "));
  }
}
