package org.hilum.training.gate;

import static org.hilum.training.chart.LineChart.escaped;
import static org.hilum.training.chart.LineChart.format;

import java.util.Map;
import java.util.stream.Collectors;

/** What a decision rests on, as the last section of its page. */
public final class ProvenanceList {
  private ProvenanceList() {}

  /**
   * @param facts by name, in their order
   */
  public static String html(Map<String, String> facts) {
    return facts.entrySet().stream()
            .map(
                fact ->
                    format(
                        "<dt>%s</dt><dd><code>%s</code></dd>%n",
                        escaped(fact.getKey()), escaped(fact.getValue())))
            .collect(Collectors.joining("", "<h2>Provenance</h2>\n<dl>\n", "</dl>\n"))
        + "<p>Digests are SHA-256. Every figure of this page stands in the JSON beside it, which"
        + " has the same name.</p>\n";
  }
}
