package org.hilum.bench.dicom;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.hilum.bench.image.PhantomFiles;
import org.hilum.bench.measure.Chatter;
import org.hilum.bench.measure.ChildJvm;
import org.hilum.bench.measure.Throughput;
import org.hilum.dicom.file.DicomFile;
import org.hilum.dicom.file.DicomReader;
import org.hilum.dicom.file.ReadLimits;
import org.hilum.dicom.file.TransferSyntax;
import org.hilum.dicom.pixel.ColourPolicy;
import org.hilum.dicom.pixel.FramePolicy;
import org.hilum.dicom.pixel.GreyRenderer;
import org.hilum.dicom.pixel.PixelLimits;
import org.hilum.dicom.pixel.Rendering;
import org.hilum.imaging.ImageLimits;
import org.hilum.imaging.ImageReader;
import org.hilum.inference.model.CurrentModel;
import org.hilum.network.EngineSettings;
import org.hilum.network.ModelDirectory;
import org.hilum.network.ScreeningEngine;

/**
 * Decodes one file of each transfer syntax again and again on one core, and compares parsing with a
 * whole screening. Runs in a JVM of its own on the worker's class path. Arguments: model directory,
 * folder of real files.
 */
final class DicomTrial {
  static final String PARSING = "parsing";
  static final String SCREENING = "screening";

  private static final Duration WINDOW = Duration.ofSeconds(1);

  private final DicomReader reader = new DicomReader(ReadLimits.standard());
  private final GreyRenderer renderer =
      new GreyRenderer(PixelLimits.standard(), ColourPolicy.REFUSE, FramePolicy.REFUSE);

  private DicomTrial() {}

  public static void main(String[] arguments) {
    Chatter.silence();
    DicomTrial trial = new DicomTrial();
    RadiographFiles drawn = new RadiographFiles();
    Map<TransferSyntax, byte[]> files = drawn.all(Path.of(arguments[1]));
    files.forEach((syntax, file) -> ChildJvm.print(syntax.name(), trial.megapixelsPerSecond(file)));
    trial.compare(
        ModelDirectory.open(Path.of(arguments[0])),
        files.get(TransferSyntax.EXPLICIT_LITTLE_ENDIAN));
  }

  private double megapixelsPerSecond(byte[] bytes) {
    double megapixels = rendered(parsed(bytes)).image().samples().length / 1e6;
    // Parsed anew, for that is where a data set is inflated.
    return megapixels * Throughput.perSecond(1, WINDOW, () -> rendered(parsed(bytes)));
  }

  /** Prints seconds of each, by turns that the same load of the machine disturbs. */
  private void compare(ModelDirectory directory, byte[] file) {
    ImageReader images = new ImageReader(ImageLimits.standard());
    try (CurrentModel model = CurrentModel.open(directory, EngineSettings.standard())) {
      ScreeningEngine engine = model.proven().engine();
      double parsing = Throughput.perSecond(1, WINDOW, () -> parsed(file));
      double screening =
          Throughput.perSecond(
              1, WINDOW, () -> engine.screen(List.of(PhantomFiles.input(images, file))));
      ChildJvm.print(PARSING, 1 / parsing);
      ChildJvm.print(SCREENING, 1 / screening);
    }
  }

  private DicomFile parsed(byte[] file) {
    return reader
        .read(file)
        .fold(
            content -> content,
            refused -> {
              throw new IllegalStateException("a file cannot be read: " + refused.detail());
            });
  }

  private Rendering.Shown rendered(DicomFile file) {
    return renderer
        .render(file)
        .fold(
            shown -> shown,
            refused -> {
              throw new IllegalStateException("an image is not shown: " + refused.detail());
            });
  }
}
