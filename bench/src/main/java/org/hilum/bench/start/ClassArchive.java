package org.hilum.bench.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hilum.servers.FreePort;

/** The archive of classes that the images hold, made by the same script for the built services. */
final class ClassArchive {
  private static final String MAIN = "io.quarkus.runner.GeneratedMain";

  private final Path home;
  private final Path model;

  ClassArchive(Path home, Path model) {
    this.home = home;
    this.model = model;
  }

  /**
   * @param folder gets a folder with the archive
   * @return what stands on the command line behind the flags of the JVM
   * @throws IllegalStateException if the script fails
   */
  List<String> make(String service, Path folder) throws IOException, InterruptedException {
    Path archive = Files.createDirectories(folder.resolve("archives").resolve(service));
    ProcessBuilder builder =
        new ProcessBuilder(
            home.resolve("docker/archive").toString(),
            home.resolve("services").resolve(service).resolve("target/quarkus-app").toString(),
            home.resolve("docker/jvm").resolve(service + ".options").toString(),
            archive.toString());
    builder.environment().put("HILUM_MODEL_PATH", model.toString());
    builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(FreePort.next()));
    builder.inheritIO();
    int status = builder.start().waitFor();
    if (status != 0) {
      throw new IllegalStateException(
          "docker/archive of %s ended with status %d".formatted(service, status));
    }
    return List.of("@" + archive.resolve("start.options"), MAIN);
  }
}
