package org.hilum.training.registry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hilum.network.InvalidModelException;
import org.hilum.network.ModelDirectory;

/** The files of a model folder. */
record ModelFiles(ModelDirectory directory) {

  /**
   * @throws InvalidModelException if tail or trunk are not those that the description names
   */
  static ModelFiles open(Path folder) {
    return new ModelFiles(ModelDirectory.open(folder));
  }

  String modelVersion() {
    return directory.description().modelVersion();
  }

  /** Files by their key. The description comes last: a version without it is not there yet. */
  Map<String, Path> byKey() {
    String prefix = ModelKeys.ofVersion(modelVersion());
    Map<String, Path> files = new LinkedHashMap<>();
    for (Path file : sorted(directory.path())) {
      files.put(prefix + file.getFileName(), file);
    }
    Path description = files.remove(prefix + ModelKeys.DESCRIPTION);
    files.put(prefix + ModelKeys.DESCRIPTION, description);
    return files;
  }

  /** What lies beside the trunk, by key; the trunk first. */
  Map<String, Path> trunkByKey() {
    String digest = directory.description().trunkDigest();
    Map<String, Path> files = new LinkedHashMap<>();
    files.put(ModelKeys.ofTrunk(digest), directory.trunkFile());
    for (Path file : sorted(directory.trunkFile().getParent())) {
      files.putIfAbsent(ModelKeys.ofTrunk(digest, file.getFileName().toString()), file);
    }
    return files;
  }

  static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private static List<Path> sorted(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.getFileName().toString().startsWith("."))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + folder, e);
    }
  }
}
