package org.hilum.training.audit;

import static org.hilum.training.chart.LineChart.format;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hilum.training.audit.Shortcut.Auc;
import org.hilum.training.data.Label;

/** An audit as lines for the terminal. */
public final class AuditSummary {
  private AuditSummary() {}

  public static String of(DataAudit audit) {
    StringBuilder text = new StringBuilder();
    audit
        .splits()
        .forEach(
            (name, part) ->
                text.append(
                    format(
                        "%s: %,d normal, %,d pneumonia, %,d patients%n",
                        name,
                        part.images().get(Label.NORMAL),
                        part.images().get(Label.PNEUMONIA),
                        part.patients())));
    audit.findings().forEach(finding -> text.append("\n- ").append(finding).append('\n'));
    return text + audit.shortcuts().fold(AuditSummary::table, refused -> "");
  }

  private static String table(Shortcuts shortcuts) {
    return Stream.concat(shortcuts.together().stream(), shortcuts.single().stream())
        .map(
            shortcut ->
                format(
                    "  %-33s %-22s %s%n",
                    shortcut.traits(), words(shortcut.validation()), words(shortcut.test())))
        .collect(
            Collectors.joining(
                "", format("%nAUC of %-28s %-22s %s%n", "", "validation", "test"), ""));
  }

  private static String words(Optional<Auc> auc) {
    return auc.map(Findings::words).orElse("one class only");
  }
}
