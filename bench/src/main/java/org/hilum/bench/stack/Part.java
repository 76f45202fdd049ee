package org.hilum.bench.stack;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.hilum.bench.measure.ProcessUsage;

/** A part of the stack: one process, or several that belong together. */
public record Part(String name, List<ProcessUsage> processes) {

  public static Part of(String name, long pid) {
    return new Part(name, List.of(new ProcessUsage(pid)));
  }

  /** A process and its present descendants. */
  public static Part tree(String name, long pid) {
    ProcessHandle root = ProcessHandle.of(pid).orElseThrow();
    return new Part(
        name,
        Stream.concat(Stream.of(root), root.descendants())
            .map(process -> new ProcessUsage(process.pid()))
            .toList());
  }

  public Duration processorTime() {
    return processes.stream()
        .map(ProcessUsage::processorTime)
        .reduce(Duration.ZERO, Duration::plus);
  }

  public double residentMb() {
    return processes.stream().mapToDouble(ProcessUsage::residentMb).sum();
  }

  public double proportionalMb() {
    return processes.stream().mapToDouble(ProcessUsage::proportionalMb).sum();
  }
}
