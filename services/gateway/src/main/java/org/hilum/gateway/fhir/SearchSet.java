package org.hilum.gateway.fhir;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hilum.gateway.report.FhirReport;

/**
 * A page of what was found, as a Bundle (FHIR R4, 3.1.1.2).
 *
 * @param base of the service, absolute, without a slash at its end
 * @param parameters of the search
 */
record SearchSet(String base, Map<String, List<String>> parameters) {
  ObjectNode of(ReportPage page) {
    ObjectNode bundle = JsonNodeFactory.instance.objectNode();
    bundle.put("resourceType", "Bundle").put("type", "searchset");
    ArrayNode links = bundle.putArray("link");
    link(links, "self", parameters);
    page.next().ifPresent(next -> link(links, "next", continued(next)));
    if (!page.reports().isEmpty()) {
      ArrayNode entries = bundle.putArray("entry");
      page.reports().forEach(report -> entries.add(entry(report)));
    }
    return bundle;
  }

  private Map<String, List<String>> continued(String next) {
    Map<String, List<String>> continued = new TreeMap<>(parameters);
    continued.put(ReportQueryReader.AFTER, List.of(next));
    return continued;
  }

  private void link(ArrayNode links, String relation, Map<String, List<String>> query) {
    String text =
        new TreeMap<>(query)
            .entrySet().stream()
                .flatMap(
                    parameter ->
                        parameter.getValue().stream()
                            .map(value -> encoded(parameter.getKey()) + "=" + encoded(value)))
                .collect(Collectors.joining("&"));
    links
        .addObject()
        .put("relation", relation)
        .put("url", base + "/DiagnosticReport" + (text.isEmpty() ? "" : "?" + text));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  private ObjectNode entry(ObjectNode report) {
    ObjectNode entry = JsonNodeFactory.instance.objectNode();
    entry.put("fullUrl", base + "/DiagnosticReport/" + FhirReport.id(report));
    entry.set("resource", report);
    entry.putObject("search").put("mode", "match");
    return entry;
  }
}
