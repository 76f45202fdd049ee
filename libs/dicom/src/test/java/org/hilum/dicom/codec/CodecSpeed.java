package org.hilum.dicom.codec;

import java.nio.file.Path;

/** Prints for each of the given files how fast one thread decodes its frame: {@code FILE...}. */
final class CodecSpeed {
  private static final long NANOS = 3_000_000_000L;

  private CodecSpeed() {}

  public static void main(String[] files) {
    for (String name : files) {
      DicomFile file = DicomFile.read(Path.of(name));
      double pixels = (double) file.format().rows() * file.format().columns();
      System.out.printf(
          "%-28s %-24s %7.1f megapixels/s%n",
          Path.of(name).getFileName(), file.transferSyntax(), pixels / 1e6 / seconds(file));
    }
  }

  /** The fastest of some seconds' runs, which other programs disturb least. */
  private static double seconds(DicomFile file) {
    FrameDecoder decoder = FrameDecoders.of(file.transferSyntax()).orElseThrow();
    byte[] frame = file.frame();
    FrameFormat format = file.format();
    long best = Long.MAX_VALUE;
    long end = System.nanoTime() + NANOS;
    while (System.nanoTime() < end) {
      long start = System.nanoTime();
      Outcome.samples(decoder.decode(frame, format));
      best = Math.min(best, System.nanoTime() - start);
    }
    return best / 1e9;
  }
}
