package org.hilum.training.report;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where a report comes from.
 *
 * @param command that writes it
 * @param digests SHA-256 of what the systems were built from besides the images, by name
 */
public record Provenance(
    String codeVersion, String command, LocalDate date, Map<String, String> digests) {
  public Provenance {
    digests = Collections.unmodifiableMap(new LinkedHashMap<>(digests));
  }
}
