package org.hilum.local.command;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Words sorted into plain ones, options with a value ({@code --data DIR}) and switches. */
final class Arguments {
  private final List<String> words = new ArrayList<>();
  private final Map<String, String> values = new HashMap<>();
  private final Set<String> switches = new HashSet<>();

  private Arguments() {}

  /**
   * @param valued options that a value follows
   * @param bare options that stand alone
   * @throws UsageException for an unknown option or one without its value
   */
  static Arguments parse(List<String> typed, Set<String> valued, Set<String> bare) {
    Arguments arguments = new Arguments();
    Iterator<String> rest = typed.iterator();
    while (rest.hasNext()) {
      arguments.take(rest.next(), rest, valued, bare);
    }
    return arguments;
  }

  List<String> words() {
    return List.copyOf(words);
  }

  boolean has(String option) {
    return switches.contains(option);
  }

  Optional<String> value(String option) {
    return Optional.ofNullable(values.get(option));
  }

  OptionalInt number(String option) {
    Optional<String> value = value(option);
    if (value.isEmpty()) {
      return OptionalInt.empty();
    }
    if (!value.get().matches("[1-9][0-9]{0,8}")) {
      throw new UsageException("%s wants a number, not '%s'".formatted(option, value.get()));
    }
    return OptionalInt.of(Integer.parseInt(value.get()));
  }

  private void take(String word, Iterator<String> rest, Set<String> valued, Set<String> bare) {
    if (!word.startsWith("--")) {
      words.add(word);
      return;
    }
    if (bare.contains(word)) {
      switches.add(word);
      return;
    }
    if (!valued.contains(word)) {
      throw new UsageException("unknown option " + word);
    }
    if (!rest.hasNext()) {
      throw new UsageException(word + " wants a value");
    }
    values.put(word, rest.next());
  }
}
