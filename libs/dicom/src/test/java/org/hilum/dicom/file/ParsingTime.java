package org.hilum.dicom.file;

import java.util.Arrays;
import java.util.Locale;
import org.hilum.dicom.pixel.ColourPolicy;
import org.hilum.dicom.pixel.FramePolicy;
import org.hilum.dicom.pixel.GreyRenderer;
import org.hilum.dicom.pixel.PixelLimits;

/** Prints how long a radiograph of 8 MB takes to be read from memory, shown and written. */
public final class ParsingTime {
  private static final int ROUNDS = 40;
  private static final GreyRenderer RENDERER =
      new GreyRenderer(PixelLimits.standard(), ColourPolicy.REFUSE, FramePolicy.REFUSE);

  private ParsingTime() {}

  public static void main(String[] arguments) {
    DicomReader reader = new DicomReader(ReadLimits.standard());
    for (TransferSyntax syntax :
        new TransferSyntax[] {
          TransferSyntax.IMPLICIT_LITTLE_ENDIAN,
          TransferSyntax.EXPLICIT_LITTLE_ENDIAN,
          TransferSyntax.EXPLICIT_BIG_ENDIAN
        }) {
      byte[] file = DicomWriter.file(syntax, Objects.image(2_000, 2_000));
      print(syntax + " read", file.length, median(() -> reader.read(file)));
      DicomFile content = reader.read(file).fold(it -> it, refused -> null);
      print(syntax + " show", file.length, median(() -> RENDERER.render(content)));
      print(
          syntax + " write",
          file.length,
          median(() -> DicomWriter.file(syntax, content.dataSet())));
    }
  }

  private static double median(Runnable work) {
    long[] nanos = new long[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      long start = System.nanoTime();
      work.run();
      nanos[i] = System.nanoTime() - start;
    }
    long[] warm = Arrays.copyOfRange(nanos, ROUNDS / 2, ROUNDS);
    Arrays.sort(warm);
    return warm[warm.length / 2] / 1e6;
  }

  private static void print(String what, int bytes, double milliseconds) {
    System.out.printf(Locale.ROOT, "%-30s %d bytes, %.2f ms%n", what, bytes, milliseconds);
  }
}
