package org.hilum.local.stack;

import java.nio.file.Path;

/**
 * What a stack is started from.
 *
 * @param home root of the project, where the service jars were built
 * @param data directory that keeps everything; made if absent
 * @param model directory of the model version that screens
 * @param ports where everything listens
 */
public record StackSettings(Path home, Path data, Path model, Ports ports) {

  public StackSettings {
    home = home.toAbsolutePath().normalize();
    data = data.toAbsolutePath().normalize();
    model = model.toAbsolutePath().normalize();
  }

  Path log(String part) {
    return data.resolve("logs").resolve(part + ".log");
  }

  Path processFile(String part) {
    return data.resolve("processes").resolve(part);
  }
}
