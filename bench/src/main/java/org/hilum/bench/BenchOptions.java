package org.hilum.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What was asked for.
 *
 * @param sections what to measure
 * @param images how many go through the whole stream under saturation
 * @param model directory of the model version
 * @param json file that takes the figures
 */
record BenchOptions(Set<Section> sections, int images, Path model, Optional<Path> json) {
  static final String USAGE =
      "usage: ./hilum bench"
          + " [--only engine|gpu|worker|swap|training|loop|dicom|stream|latency|worklist|start]"
          + " [--images N] [--model DIR] [--json FILE]";

  private static final Set<String> NAMES = Set.of("--only", "--images", "--model", "--json");

  enum Section {
    ENGINE,
    GPU,
    WORKER,
    SWAP,
    TRAINING,
    LOOP,
    DICOM,
    STREAM,
    LATENCY,
    WORKLIST,
    START
  }

  /**
   * @throws IllegalArgumentException that says what makes no sense
   */
  static BenchOptions parse(String[] arguments, Path home) {
    Map<String, String> values = values(arguments);
    return new BenchOptions(
        Optional.ofNullable(values.get("--only"))
            .map(name -> EnumSet.of(section(name)))
            .orElseGet(() -> EnumSet.allOf(Section.class)),
        Integer.parseInt(values.getOrDefault("--images", "1000")),
        Optional.ofNullable(values.get("--model"))
            .map(Path::of)
            .orElseGet(() -> home.resolve("models/pneumonia-guangzhou/2"))
            .toAbsolutePath(),
        Optional.ofNullable(values.get("--json")).map(Path::of));
  }

  private static Map<String, String> values(String[] arguments) {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < arguments.length; i += 2) {
      if (!NAMES.contains(arguments[i])) {
        throw new IllegalArgumentException("unknown option " + arguments[i]);
      }
      if (i + 1 == arguments.length) {
        throw new IllegalArgumentException(arguments[i] + " wants a value");
      }
      values.put(arguments[i], arguments[i + 1]);
    }
    return values;
  }

  private static Section section(String name) {
    return Arrays.stream(Section.values())
        .filter(section -> section.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("--only cannot be " + name));
  }
}
