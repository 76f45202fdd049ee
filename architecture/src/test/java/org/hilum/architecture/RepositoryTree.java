package org.hilum.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The source tree that the tests read. Tests run in the folder of this module. */
final class RepositoryTree {
  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private RepositoryTree() {}

  /** Every file below the root with this ending, build outputs left out. */
  static List<Path> filesEndingWith(String ending) {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> file.toString().endsWith(ending))
          .filter(file -> !isBuildOutput(ROOT.relativize(file)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + ROOT, e);
    }
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private static boolean isBuildOutput(Path relative) {
    for (Path part : relative) {
      String name = part.toString();
      if (name.equals("target") || name.equals(".git") || name.equals(".hilum")) {
        return true;
      }
    }
    return false;
  }
}
