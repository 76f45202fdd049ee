package org.hilum.local.stack;

import java.nio.file.Path;
import java.util.Map;

/**
 * What a stack is started from.
 *
 * @param home root of the project, where the service jars were built
 * @param data directory that keeps everything; made if absent
 * @param model directory of the model version that screens
 * @param ports where everything listens
 * @param environment what every service is told besides
 */
public record StackSettings(
    Path home, Path data, Path model, Ports ports, Map<String, String> environment) {

  public StackSettings {
    home = home.toAbsolutePath().normalize();
    data = data.toAbsolutePath().normalize();
    model = model.toAbsolutePath().normalize();
    environment = Map.copyOf(environment);
  }

  public StackSettings(Path home, Path data, Path model, Ports ports) {
    this(home, data, model, ports, Map.of());
  }

  /** The same, and every service is told this. */
  public StackSettings with(Map<String, String> environment) {
    return new StackSettings(home, data, model, ports, environment);
  }

  Path log(String part) {
    return data.resolve("logs").resolve(part + ".log");
  }

  Path processFile(String part) {
    return data.resolve("processes").resolve(part);
  }
}
