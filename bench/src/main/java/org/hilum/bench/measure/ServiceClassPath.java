package org.hilum.bench.measure;

import java.io.File;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The class path of a measurement that uses a service's classes. */
public final class ServiceClassPath {
  private ServiceClassPath() {}

  /**
   * The service's own jars, and of this program what the service does not have.
   *
   * @param home root of the project, where the service jars were built
   */
  public static String of(Path home, String service) {
    Path application = home.resolve("services").resolve(service).resolve("target/quarkus-app");
    Stream<String> jars =
        Stream.of("quarkus", "app", "lib/main", "lib/boot")
            .map(folder -> application.resolve(folder) + "/*");
    Stream<String> own =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !entry.endsWith(".jar") || entry.contains("hilum-"));
    return Stream.concat(jars, own).collect(Collectors.joining(File.pathSeparator));
  }
}
