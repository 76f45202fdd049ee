package org.hilum.training.run;

import java.io.File;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How this very program can be started once more. */
final class ClassPath {
  private static final String PACKAGED = "quarkus-run.jar";

  private ClassPath() {}

  static String java() {
    return ProcessHandle.current()
        .info()
        .command()
        .orElse(Path.of(System.getProperty("java.home"), "bin", "java").toString());
  }

  /** The jars of the packaged service know one another only through its own class loader. */
  static String own() {
    return of(System.getProperty("java.class.path"));
  }

  static String of(String classPath) {
    Path jar = Path.of(classPath.split(File.pathSeparator, 2)[0]);
    if (!jar.endsWith(PACKAGED)) {
      return classPath;
    }
    Path app = jar.toAbsolutePath().getParent();
    return Stream.of("app", "lib/main", "lib/boot")
        .map(folder -> app.resolve(folder).resolve("*").toString())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
