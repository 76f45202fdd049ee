package org.hilum.local.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.hilum.local.stack.Port;
import org.hilum.local.stack.Ports;
import org.hilum.local.stack.StackSettings;

/** The options of every command that starts or addresses a stack. */
final class StackOptions {
  static final String DATA = "--data";
  static final String MODEL = "--model";

  private static final String STANDARD_DATA = ".hilum";
  private static final String STANDARD_MODEL = "models/pneumonia-guangzhou";

  private StackOptions() {}

  static Set<String> names() {
    Set<String> names = new HashSet<>(Set.of(DATA, MODEL));
    for (Port port : Port.values()) {
      names.add(port.option());
    }
    return names;
  }

  /**
   * @param home root of the project
   * @param typedIn folder that relative paths among the arguments start from
   */
  static StackSettings settings(Arguments arguments, Path home, Path typedIn) {
    Path data = arguments.value(DATA).map(typedIn::resolve).orElse(home.resolve(STANDARD_DATA));
    Path model =
        arguments
            .value(MODEL)
            .map(typedIn::resolve)
            .orElseGet(() -> newestVersion(home.resolve(STANDARD_MODEL)));
    return new StackSettings(home, data, model, ports(arguments));
  }

  static Ports ports(Arguments arguments) {
    Ports standard = Ports.standard();
    return Ports.choosing(
        port -> arguments.number(port.option()).orElseGet(() -> standard.number(port)));
  }

  /** The highest number in the folder of a model; version 1 where there is none yet. */
  private static Path newestVersion(Path model) {
    if (!Files.isDirectory(model)) {
      return model.resolve("1");
    }
    try (Stream<Path> versions = Files.list(model)) {
      return versions
          .filter(version -> version.getFileName().toString().matches("[0-9]{1,9}"))
          .max(
              Comparator.comparingInt(
                  version -> Integer.parseInt(version.getFileName().toString())))
          .orElseGet(() -> model.resolve("1"));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + model, e);
    }
  }
}
