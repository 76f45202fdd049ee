package org.hilum.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Notes which process is a service of this data directory, so that the next start can end what a
 * killed stack left behind.
 */
final class ProcessFile {
  private final Path file;

  ProcessFile(Path file) {
    this.file = file;
  }

  /**
   * @param mark a word of the process's command line that tells it from another with its number
   */
  void write(long pid, String mark) {
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, List.of(Long.toString(pid), mark));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  void endOrphan() {
    if (!Files.exists(file)) {
      return;
    }
    List<String> lines = read();
    if (lines.size() < 2) {
      return;
    }
    ProcessHandle.of(Long.parseLong(lines.get(0)))
        .filter(process -> isMarked(process, lines.get(1)))
        .ifPresent(
            process -> {
              process.destroyForcibly();
              process.onExit().join();
            });
  }

  private List<String> read() {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private static boolean isMarked(ProcessHandle process, String mark) {
    try {
      Path commandLine = Path.of("/proc", Long.toString(process.pid()), "cmdline");
      return Files.readString(commandLine).contains(mark);
    } catch (IOException e) {
      return false;
    }
  }
}
