package org.hilum.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.hilum.bench.BenchOptions.Section;
import org.hilum.bench.dicom.DicomBench;
import org.hilum.bench.engine.EngineBench;
import org.hilum.bench.engine.GpuBench;
import org.hilum.bench.loop.LoopBench;
import org.hilum.bench.measure.Chatter;
import org.hilum.bench.report.Report;
import org.hilum.bench.start.StartBench;
import org.hilum.bench.stream.StreamBench;
import org.hilum.bench.swap.SwapBench;
import org.hilum.bench.training.TrainingBench;
import org.hilum.bench.worker.WorkerBench;
import org.hilum.bench.worklist.WorklistBench;

/**
 * {@code ./hilum bench}: measures engine, GPU, worker, changes of model, training, a training run,
 * DICOM, stream, latency, a long reading list and starts, one after the other.
 */
public final class Bench {
  private final Path home;
  private final BenchOptions options;
  private final Report report = new Report(System.out, System.err);

  private Bench(Path home, BenchOptions options) {
    this.home = home;
    this.options = options;
  }

  public static void main(String[] arguments)
      throws IOException, SQLException, InterruptedException {
    Chatter.silence();
    Path home = Path.of(System.getProperty("hilum.home", "."));
    try {
      new Bench(home, BenchOptions.parse(arguments, home)).run();
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.err.println(BenchOptions.USAGE);
      System.exit(2);
    }
  }

  private void run() throws IOException, SQLException, InterruptedException {
    if (wants(Section.ENGINE)) {
      new EngineBench(options.model(), report).run();
    }
    if (wants(Section.GPU)) {
      new GpuBench(options.model(), report).run();
    }
    if (wants(Section.WORKER) || wants(Section.STREAM)) {
      new WorkerBench(home, options.model(), report).run();
    }
    if (wants(Section.SWAP)) {
      new SwapBench(home, options.model(), report).run();
    }
    if (wants(Section.TRAINING)) {
      new TrainingBench(home, options.model(), report).run();
    }
    if (wants(Section.LOOP)) {
      new LoopBench(home, options.model(), report).run();
    }
    if (wants(Section.DICOM)) {
      new DicomBench(home, options.model(), report).run();
    }
    if (wants(Section.STREAM) || wants(Section.LATENCY)) {
      stream();
    }
    if (wants(Section.WORKLIST)) {
      new WorklistBench(home, options.model(), report).run();
    }
    if (wants(Section.START)) {
      new StartBench(home, options.model(), report).run();
    }
    report.printFigures();
    options.json().ifPresent(report::write);
  }

  private void stream() throws IOException, SQLException, InterruptedException {
    try (StreamBench stream = StreamBench.start(home, options.model(), report)) {
      if (wants(Section.STREAM)) {
        stream.saturate(options.images(), report.figure(WorkerBench.CEILING));
      }
      if (wants(Section.LATENCY)) {
        stream.trickle();
      }
    }
  }

  private boolean wants(Section section) {
    return options.sections().contains(section);
  }
}
