package org.hilum.bench.stream;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hilum.bench.image.PhantomFiles;
import org.hilum.bench.measure.Percentiles;
import org.hilum.bench.report.Report;
import org.hilum.bench.stack.Part;
import org.hilum.bench.stack.RunningStack;

/** Uses one running stack: floods it, then lets images trickle in. */
public final class StreamBench implements AutoCloseable {
  private static final int PHANTOMS = 32;

  /** Until the JVMs have compiled what is hot, which takes them a tenth of the processor. */
  private static final int WARM_UP = 2_000;

  private static final List<Integer> MEMORY_AT = List.of(1_000, 10_000);

  private final Report report;
  private final RunningStack stack;
  private final PhantomFiles files;
  private final Flood flood;

  private StreamBench(Report report, RunningStack stack, PhantomFiles files) {
    this.report = report;
    this.stack = stack;
    this.files = files;
    this.flood = new Flood(stack, files);
  }

  /**
   * Starts the stack and warms it up.
   *
   * @param home root of the project, where the service jars were built
   */
  public static StreamBench start(Path home, Path model, Report report)
      throws IOException, SQLException, InterruptedException {
    PhantomFiles files = PhantomFiles.draw(PHANTOMS);
    StreamBench bench = new StreamBench(report, RunningStack.start(home, model, report), files);
    report.progress("stream: %d images to warm up".formatted(WARM_UP));
    bench.flood.run(WARM_UP, done -> {});
    return bench;
  }

  /**
   * Uploads as fast as the gateway takes.
   *
   * @param images how many
   * @param ceiling images a second to compare with
   */
  public void saturate(int images, double ceiling)
      throws IOException, SQLException, InterruptedException {
    report.progress("stream: %d images".formatted(images));
    Map<String, Duration> before = processorTimes();
    TreeMap<Long, Double> memory = new TreeMap<>();
    StreamProgress progress = new StreamProgress(report, images);
    Duration took =
        flood.run(
            images,
            done -> {
              memory.put(done, stack.worker().residentMb());
              progress.reached(done);
            });
    Map<String, Duration> after = processorTimes();
    double rate = images * 1e9 / took.toNanos();
    report.heading("Stream under saturation, upload to row");
    printLine("images/s", rate);
    after.forEach(
        (name, time) -> {
          double each = time.minus(before.get(name)).toMillis() / (double) images;
          printLine("CPU ms an image, " + name, each);
          report.put("cpu_ms_an_image." + name.replaceAll("\\W+", "_"), each);
        });
    MEMORY_AT.stream()
        .filter(count -> count <= images)
        .forEach(
            count ->
                printLine(
                    "worker RSS in MB after %d images".formatted(count),
                    memory.ceilingEntry((long) count).getValue()));
    report.put("stream_over_ceiling", rate / ceiling);
    putMemory();
    putStored(WARM_UP + images);
  }

  private void putStored(int images) throws SQLException {
    report.heading("Bytes an image");
    Map<String, Long> stored = StoredBytes.in(stack.data());
    try (ReadingList list = new ReadingList(stack)) {
      stored.put("trail", list.bytesOfTrail());
    }
    stored.forEach(
        (kind, bytes) -> {
          printLine(kind, bytes / (double) images);
          report.put("bytes_an_image." + kind, bytes / (double) images);
        });
  }

  private void putMemory() {
    report.heading("Memory in MB (shared pages count in parts)");
    for (Part part : stack.parts()) {
      printLine(part.name(), part.proportionalMb());
    }
    report.put("rss_mb.worker", stack.worker().residentMb());
    report.put("rss_mb.stack", stack.parts().stream().mapToDouble(Part::proportionalMb).sum());
  }

  /** Uploads one image at a time. */
  public void trickle() throws IOException, SQLException, InterruptedException {
    report.progress("latency: one image at a time");
    Percentiles times = new Percentiles(new Trickle(stack, files).run());
    report.heading("Upload to row at light load, ms");
    for (int percent : new int[] {50, 95, 99}) {
      printLine("p" + percent, times.at(percent));
      report.put("flag_ms.p" + percent, times.at(percent));
    }
  }

  @Override
  public void close() {
    stack.close();
  }

  private Map<String, Duration> processorTimes() {
    Map<String, Duration> times = new LinkedHashMap<>();
    stack.parts().forEach(part -> times.put(part.name(), part.processorTime()));
    return times;
  }

  private void printLine(String name, double value) {
    report.line("%-44s %6.1f".formatted(name, value));
  }
}
