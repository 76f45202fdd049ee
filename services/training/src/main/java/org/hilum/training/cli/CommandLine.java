package org.hilum.training.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hilum.training.release.ModelFolder;

/**
 * Words, and options of the form {@code --name value} or, for flags, {@code --name}.
 *
 * @param words what is no option, in order
 * @param values by the option's name without dashes; a flag has an empty value
 */
record CommandLine(List<String> words, Map<String, String> values) {

  static CommandLine parse(List<String> arguments, Set<String> options, Set<String> flags) {
    List<String> words = new ArrayList<>();
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (!argument.startsWith("--")) {
        words.add(argument);
        continue;
      }
      String name = argument.substring(2);
      if (flags.contains(name)) {
        values.put(name, "");
        continue;
      }
      if (!options.contains(name)) {
        throw new UsageException("there is no option " + argument);
      }
      if (++i == arguments.size()) {
        throw new UsageException(argument + " needs a value");
      }
      values.put(name, arguments.get(i));
    }
    return new CommandLine(words, values);
  }

  boolean has(String option) {
    return values.containsKey(option);
  }

  String text(String option, String otherwise) {
    return values.getOrDefault(option, otherwise);
  }

  String text(String option) {
    if (!has(option)) {
      throw new UsageException("--" + option + " is missing");
    }
    return values.get(option);
  }

  Path path(String option) {
    return Path.of(text(option));
  }

  /** The folder of a model. */
  ModelFolder model(String option) {
    return model(path(option));
  }

  static ModelFolder model(Path path) {
    try {
      return new ModelFolder(path);
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage());
    }
  }

  Optional<Path> optionalPath(String option) {
    return Optional.ofNullable(values.get(option)).map(Path::of);
  }

  long number(String option, long otherwise) {
    String text = text(option, String.valueOf(otherwise));
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new UsageException("--" + option + " needs a whole number, not '" + text + "'");
    }
  }

  /** A number above 0 and below 1. */
  float rate(String option, float otherwise) {
    String text = text(option, String.valueOf(otherwise));
    try {
      float rate = Float.parseFloat(text);
      if (rate > 0 && rate < 1) {
        return rate;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new UsageException(
        "--%s needs a number between 0 and 1, like 1e-5, not '%s'".formatted(option, text));
  }

  /** A number of things, 1 to 100. */
  int count(String option, long otherwise) {
    long count = number(option, otherwise);
    if (count < 1 || count > 100) {
      throw new UsageException("--%s must be 1 to 100, is %d".formatted(option, count));
    }
    return (int) count;
  }
}
