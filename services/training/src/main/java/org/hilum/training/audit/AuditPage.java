package org.hilum.training.audit;

import static org.hilum.training.chart.LineChart.escaped;
import static org.hilum.training.chart.LineChart.format;

import java.util.Map;
import java.util.stream.Collectors;
import org.hilum.training.data.Label;

/** An audit as one HTML page that needs no other file. */
final class AuditPage {
  private static final String HEAD =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <title>Audit of a data set</title>
      <style>
      body { max-width: 60rem; margin: 2.5rem auto; padding: 0 1.5rem; color: #1a1a1a;
        font: 15px/1.5 Georgia, "Times New Roman", serif; background: white; }
      h1 { font-size: 1.7rem; margin: 0 0 .3rem; }
      h2 { font-size: 1.2rem; margin: 2.2rem 0 .6rem; }
      h3 { font-size: 1rem; margin: 1.5rem 0 .4rem; }
      table { min-width: 36rem; border-collapse: collapse; margin: .8rem 0; border-top: 2px solid #1a1a1a;
        border-bottom: 2px solid #1a1a1a; font: 13px/1.35 "Helvetica Neue", Arial, sans-serif; }
      th { text-align: left; font-weight: 600; border-bottom: 1px solid #1a1a1a; }
      th, td { padding: .22rem .9rem .22rem 0; vertical-align: middle; }
      td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
      tr.total td { border-top: 1px solid #999; }
      caption, figcaption { text-align: left; font: 13px/1.4 Georgia, serif; color: #333; }
      caption { margin-bottom: .4rem; }
      figcaption { margin-top: .5rem; }
      figure { margin: 1rem 0; break-inside: avoid; }
      svg { display: block; }
      ol.findings li { margin-bottom: .55rem; }
      .pairs { display: grid; grid-template-columns: repeat(3, 1fr); gap: 1rem; }
      .pairs figure { margin: 0; }
      .pairs div { display: flex; gap: 3px; }
      .pairs img { width: calc(50% - 2px); }
      .pairs figcaption { font: 11px/1.35 "Helvetica Neue", Arial, sans-serif;
        overflow-wrap: anywhere; margin-top: .25rem; }
      .small { font-size: 12px; line-height: 1.4; color: #444; overflow-wrap: anywhere; }
      .validation { color: #1b6ca8; } .test { color: #c8553d; }
      code { font: 12px ui-monospace, Menlo, Consolas, monospace; }
      tr { break-inside: avoid; }
      </style>
      </head>
      <body>
      """;

  private AuditPage() {}

  static String of(DataAudit audit) {
    return HEAD
        + "<h1>Audit of a chest X-ray data set</h1>\n"
        + format(
            "<p>%,d images, looked at before anything is trained on them: is anything of the test"
                + " split known while training, and can the classes be told apart without the"
                + " lungs? No model judged an image.</p>%n",
            audit.size())
        + splits(audit.splits())
        + "<h2>Findings</h2>\n<ol class=\"findings\">\n"
        + audit.findings().stream()
            .map(finding -> "<li>" + escaped(finding) + "</li>\n")
            .collect(Collectors.joining())
        + "</ol>\n"
        + LeakageSection.of(audit)
        + audit
            .shortcuts()
            .fold(
                ShortcutSection::of,
                refused ->
                    "<h2>2 Shortcuts</h2>\n<p>" + escaped(Findings.refusal(refused)) + "</p>\n")
        + AuditMethods.html()
        + "</body>\n</html>\n";
  }

  private static String splits(Map<String, DataAudit.Part> splits) {
    StringBuilder rows = new StringBuilder();
    splits.forEach(
        (name, part) ->
            rows.append(
                format(
                    "<tr><td>%s</td><td class=\"n\">%,d</td><td class=\"n\">%,d</td>"
                        + "<td class=\"n\">%,d</td><td class=\"n\">%,d</td>"
                        + "<td><code>%s</code></td></tr>%n",
                    name,
                    part.images().get(Label.NORMAL),
                    part.images().get(Label.PNEUMONIA),
                    part.size(),
                    part.patients(),
                    part.digest().substring(0, 16))));
    return """
        <table>
        <caption>The data set as it lies there. A patient is a token of a file name or of \
        the manifest; the digest is over names and bytes.</caption>
        <tr><th>split</th><th class="n">normal</th><th class="n">pneumonia</th>\
        <th class="n">images</th><th class="n">patients</th><th>SHA-256 begins</th></tr>
        """
        + rows
        + "</table>\n";
  }
}
