package org.hilum.servers;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * PostgreSQL's programs, unpacked from their jar once for each user of the machine. A run that died
 * while unpacking leaves a folder that the library trusts; it is wiped here.
 */
final class PostgresBinaries {
  private static final Path FOLDER =
      Path.of(
          System.getProperty("java.io.tmpdir"),
          "hilum-postgresql-" + System.getProperty("user.name"));
  private static final Object ONE_THREAD = new Object();

  private PostgresBinaries() {}

  interface Launch<T> {
    T from(Path binaries) throws IOException;
  }

  /** Runs a launch, which may unpack, while no other process unpacks. */
  static <T> T unpackedFor(Launch<T> launch) throws IOException {
    Files.createDirectories(FOLDER);
    synchronized (ONE_THREAD) {
      try (FileChannel channel =
              FileChannel.open(
                  FOLDER.resolve("unpacking.lock"),
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE);
          FileLock lock = channel.lock()) {
        assert lock.isValid();
        wipeHalfUnpacked();
        return launch.from(FOLDER);
      }
    }
  }

  private static void wipeHalfUnpacked() throws IOException {
    for (Path folder : unpacked()) {
      if (!Files.exists(folder.resolve(".exists"))) {
        FileTree.delete(folder);
      }
    }
  }

  private static List<Path> unpacked() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .filter(Files::isDirectory)
          .filter(folder -> folder.getFileName().toString().startsWith("PG-"))
          .toList();
    }
  }
}
