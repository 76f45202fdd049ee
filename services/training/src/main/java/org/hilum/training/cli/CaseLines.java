package org.hilum.training.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.hilum.training.trail.AuditEntry;
import org.hilum.training.trail.CaseStory;
import org.hilum.training.trail.CaseStory.KeptExample;
import org.hilum.training.trail.CaseStory.Use;

/** The story of an image as lines for people. */
record CaseLines(PrintStream out) {
  private static final JsonMapper JSON = new JsonMapper();

  void print(String imageId, CaseStory story) {
    out.printf("image %s%n", imageId);
    story.entries().forEach(this::print);
    out.println("models that have judged it");
    story.models().forEach(this::print);
    if (story.models().isEmpty()) {
      out.println("  none is registered");
    }
    out.println("example");
    story
        .example()
        .ifPresentOrElse(this::print, () -> out.println("  none: nobody has given a verdict"));
    out.println("runs that used it");
    story.uses().forEach(this::print);
    if (story.uses().isEmpty()) {
      out.println("  none");
    }
  }

  void print(List<AuditEntry> entries) {
    entries.forEach(this::print);
  }

  private void print(AuditEntry entry) {
    out.printf(
        "  %s  %s%s%n",
        entry.happenedAt(),
        entry.kind().toLowerCase(Locale.ROOT),
        entry.modelVersion().isEmpty() ? "" : " " + entry.modelVersion());
    facts(entry.facts()).properties().forEach(fact -> line(fact.getKey(), words(fact.getValue())));
    line("sha256", entry.digest());
    line("entry", entry.sequence() + " " + entry.hash());
  }

  private void print(KeptExample example) {
    line("standing", example.standing());
    example.split().ifPresent(split -> line("split", split));
    example.finding().ifPresent(finding -> line("finding", finding));
    example.exclusion().ifPresent(exclusion -> line("exclusion", exclusion));
    example.features().forEach(digests -> line("features", digests));
  }

  private void print(Use use) {
    line(
        "run " + use.run(),
        "%s, %s, for %s".formatted(use.modelVersion(), use.state(), use.split()));
  }

  private void line(String name, String words) {
    out.printf("      %-14s %s%n", name, words);
  }

  private static JsonNode facts(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the database lets no other facts in than JSON", e);
    }
  }

  private static String words(JsonNode value) {
    if (value.isArray()) {
      return StreamSupport.stream(value.spliterator(), false)
          .map(CaseLines::words)
          .collect(Collectors.joining("; "));
    }
    return value.isObject()
        ? value.properties().stream()
            .map(field -> field.getKey() + " " + words(field.getValue()))
            .collect(Collectors.joining(", "))
        : value.asText();
  }
}
