package org.hilum.bench.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** What Linux says of one process (proc(5)). */
public final class ProcessUsage {
  /** The kernel reports time in hundredths of a second, whatever its own clock. */
  private static final long MS_PER_TICK = 10;

  private static final int USER_TIME = 11;
  private static final int CHILDREN_SYSTEM_TIME = 14;

  private final Path folder;

  public ProcessUsage(long pid) {
    this.folder = Path.of("/proc", Long.toString(pid));
  }

  /** Processor time so far, with that of children that have ended. */
  public Duration processorTime() {
    String stat = read("stat");
    // The name in parentheses may hold spaces; what follows it may not.
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    long ticks =
        Arrays.stream(fields, USER_TIME, CHILDREN_SYSTEM_TIME + 1).mapToLong(Long::parseLong).sum();
    return Duration.ofMillis(ticks * MS_PER_TICK);
  }

  /** Resident memory in megabytes. */
  public double residentMb() {
    return kilobytes("status", "VmRSS:") / 1024.0;
  }

  /** Resident memory in megabytes; a page that processes share counts in parts. */
  public double proportionalMb() {
    return kilobytes("smaps_rollup", "Pss:") / 1024.0;
  }

  private long kilobytes(String file, String key) {
    List<String> lines = read(file).lines().filter(line -> line.startsWith(key)).toList();
    if (lines.isEmpty()) {
      throw new IllegalStateException("no " + key + " in " + folder.resolve(file));
    }
    return Long.parseLong(lines.get(0).replaceAll("[^0-9]", ""));
  }

  private String read(String file) {
    try {
      return Files.readString(folder.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + folder.resolve(file), e);
    }
  }
}
