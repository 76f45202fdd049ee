package org.hilum.gateway.dicomweb.search;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.hilum.dicom.data.Dictionary;
import org.hilum.dicom.data.Tag;
import org.hilum.dicom.data.Uid;

/** Reads the query of a URI (PS3.18 8.3.4). Attributes are named by keyword or by eight digits. */
public final class SearchReader {
  /** Of one answer; more are told by further requests. */
  static final int MOST_RESULTS = 1000;

  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
  private static final Pattern TAG = Pattern.compile("[0-9A-Fa-f]{8}");

  /** What to answer with: it does not change what is asked for. */
  private static final Set<String> IGNORED = Set.of("accept", "charset");

  private final Map<Tag, String> keys = new HashMap<>();
  private final Set<Tag> includes = new HashSet<>();
  private boolean isAllIncluded;
  private boolean isFuzzy;
  private int offset;
  private int limit = MOST_RESULTS;

  private SearchReader() {}

  /**
   * @param query values by the parameter's name
   */
  public static SearchReading read(
      Level level, Optional<Uid> study, Optional<Uid> series, Map<String, List<String>> query) {
    SearchReader reader = new SearchReader();
    Optional<String> complaint =
        query.entrySet().stream()
            .flatMap(parameter -> reader.take(parameter.getKey(), parameter.getValue()).stream())
            .findFirst();
    return complaint
        .<SearchReading>map(SearchReading.Malformed::new)
        .orElseGet(() -> new SearchReading.Understood(reader.search(level, study, series)));
  }

  private Search search(Level level, Optional<Uid> study, Optional<Uid> series) {
    return new Search(level, study, series, keys, includes, isAllIncluded, isFuzzy, offset, limit);
  }

  /** What is wrong with a parameter, if anything is. */
  private Optional<String> take(String name, List<String> values) {
    if (IGNORED.contains(name)) {
      return Optional.empty();
    }
    if (name.equals("fuzzymatching")) {
      isFuzzy = values.contains("true");
      return Optional.empty();
    }
    if (name.equals("includefield")) {
      return include(values);
    }
    if (values.size() != 1) {
      return Optional.of("expected each parameter but includefield once");
    }
    String value = values.get(0);
    return switch (name) {
      case "limit" -> {
        limit = number(value).map(it -> Math.min(it, MOST_RESULTS)).orElse(-1);
        yield limit < 0 ? Optional.of("limit: expected a whole number from 0") : Optional.empty();
      }
      case "offset" -> {
        offset = number(value).orElse(-1);
        yield offset < 0 ? Optional.of("offset: expected a whole number from 0") : Optional.empty();
      }
      default -> key(name, value);
    };
  }

  private Optional<String> include(List<String> values) {
    for (String value : values) {
      for (String name : value.split(",")) {
        if (name.equals("all")) {
          isAllIncluded = true;
        } else if (tag(name).isPresent()) {
          includes.add(tag(name).get());
        } else {
          return Optional.of("includefield: expected all, keywords or tags of eight digits");
        }
      }
    }
    return Optional.empty();
  }

  private Optional<String> key(String name, String value) {
    Optional<Tag> tag = tag(name);
    tag.ifPresent(it -> keys.put(it, value));
    return tag.isPresent()
        ? Optional.empty()
        : Optional.of(
            "expected limit, offset, includefield, or attributes by keyword or tag of eight digits");
  }

  private static Optional<Tag> tag(String name) {
    return TAG.matcher(name).matches()
        ? Optional.of(new Tag(Integer.parseUnsignedInt(name, 16)))
        : Dictionary.tag(name);
  }

  private static Optional<Integer> number(String text) {
    return NUMBER.matcher(text).matches() ? Optional.of(Integer.valueOf(text)) : Optional.empty();
  }
}
