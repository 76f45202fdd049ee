package org.hilum.dicom.deidentify;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hilum.dicom.data.Dictionary;
import org.hilum.dicom.data.Tag;

/**
 * The terms that PS3.3 and PS3.16 annex L define for attributes, and a few other writings of them:
 * what is none of them may be anything, a name too.
 */
final class KnownTerms {
  /** By keyword, then from each writing to its term. */
  private static final Map<String, TreeMap<String, String>> TERMS = terms();

  private KnownTerms() {}

  static Optional<String> term(Tag tag, String value) {
    return Optional.ofNullable(termsOf(tag).get(plain(value)));
  }

  /** The longest term that the value begins with. */
  static Optional<String> beginning(Tag tag, String value) {
    String plain = plain(value);
    return termsOf(tag).descendingMap().entrySet().stream()
        .filter(term -> plain.startsWith(term.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private static TreeMap<String, String> termsOf(Tag tag) {
    return TERMS.get(Dictionary.keyword(tag).orElseThrow());
  }

  private static String plain(String value) {
    return value.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
  }

  private static Map<String, TreeMap<String, String>> terms() {
    return Lines.of("known-terms.txt", 2).stream()
        .collect(Collectors.toUnmodifiableMap(line -> line[0], line -> writings(line[1])));
  }

  private static TreeMap<String, String> writings(String list) {
    Map<String, String> writings = new HashMap<>();
    for (String term : list.split(",")) {
      List<String> names = List.of(term.split("="));
      names.forEach(name -> writings.put(plain(name), names.get(0)));
    }
    return new TreeMap<>(writings);
  }
}
