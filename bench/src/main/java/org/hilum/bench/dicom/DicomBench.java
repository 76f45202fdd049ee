package org.hilum.bench.dicom;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hilum.bench.measure.ChildJvm;
import org.hilum.bench.measure.ServiceClassPath;
import org.hilum.bench.report.Report;
import org.hilum.dicom.file.TransferSyntax;

/** Runs the DICOM library in a JVM like the worker's. */
public final class DicomBench {
  private static final String HEAP = "768m";
  private static final String LINE = "%-28s %7.1f  %s";

  private final Path home;
  private final Path model;
  private final Report report;

  /**
   * @param home root of the project, where the service jars were built
   */
  public DicomBench(Path home, Path model, Report report) {
    this.home = home;
    this.model = model;
    this.report = report;
  }

  public void run() {
    report.progress("dicom: decoding each transfer syntax, parsing against screening");
    Path devices =
        Path.of(
            System.getProperty("hilum.shared", home.resolve("../shared").toString()),
            "data",
            "dicom");
    Map<String, Double> figures =
        ChildJvm.likeTheWorker(ServiceClassPath.of(home, "inference"), HEAP)
            .run(DicomTrial.class, List.of(model.toString(), devices.toString()));
    report.heading("DICOM, bytes to grey as it is seen on one core, megapixels/s");
    for (TransferSyntax syntax : TransferSyntax.values()) {
      Optional.ofNullable(figures.get(syntax.name()))
          .ifPresentOrElse(rate -> decoded(syntax, rate), () -> notDecoded(syntax));
    }
    compare(figures.get(DicomTrial.PARSING), figures.get(DicomTrial.SCREENING));
  }

  private void decoded(TransferSyntax syntax, double rate) {
    String origin = RadiographFiles.OF_DEVICES.getOrDefault(syntax, "drawn, 12 bits");
    String drawn = syntax == TransferSyntax.JPEG_BASELINE ? "drawn, 8 bits" : origin;
    report.line(LINE.formatted(words(syntax), rate, drawn));
    report.put("dicom.megapixels_per_second." + syntax.name().toLowerCase(Locale.ROOT), rate);
  }

  private void notDecoded(TransferSyntax syntax) {
    String why = RadiographFiles.OF_DEVICES.containsKey(syntax) ? "no file" : "no decoder";
    report.line("%-28s not measured: %s".formatted(words(syntax), why));
  }

  private void compare(double parsing, double screening) {
    report.heading("DICOM, a file of 8 MB that is not compressed, milliseconds");
    report.line("%-44s %6.1f".formatted("parse", 1e3 * parsing));
    report.line("%-44s %6.1f".formatted("parse, decode and screen", 1e3 * screening));
    report.put("dicom.parsing_over_screening", parsing / screening);
  }

  private static String words(TransferSyntax syntax) {
    return syntax.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
