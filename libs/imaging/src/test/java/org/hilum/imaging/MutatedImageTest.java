package org.hilum.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.hilum.dicom.file.DicomWriter;
import org.hilum.dicom.file.TransferSyntax;
import org.junit.jupiter.api.Test;

/** Whatever happens to a file on its way, reading it gives an image or a refusal, nothing else. */
class MutatedImageTest {
  private static final int MUTANTS = 2_000;
  private static final List<byte[]> ORIGINALS =
      List.of(
          Pictures.grayJpeg(100, 80),
          Pictures.colourJpeg(100, 80),
          Pictures.progressiveJpeg(100, 80),
          Pictures.png(100, 80, 1, 8),
          Pictures.png(100, 80, 3, 16),
          Pictures.interlacedPng(100, 80),
          DicomFiles.file(DicomFiles.radiograph(100, 80)),
          DicomWriter.file(TransferSyntax.DEFLATED, DicomFiles.captured(100, 80).build()));

  private final Random random = new Random(1);
  private final ImageReader reader = new ImageReader(ImageLimits.standard());

  @Test
  void anyMutantIsReadOrRefused() {
    int readable = 0;
    for (int i = 0; i < MUTANTS; i++) {
      byte[] mutant = mutate(ORIGINALS.get(i % ORIGINALS.size()));
      reader.inspect(mutant);
      readable += reader.read(mutant).fold(it -> 1, refused -> 0);
    }
    assertThat(readable).isBetween(1, MUTANTS - 1);
  }

  private byte[] mutate(byte[] original) {
    byte[] mutant = original.clone();
    int changes = 1 + random.nextInt(4);
    for (int i = 0; i < changes; i++) {
      mutant = changed(mutant);
    }
    return mutant;
  }

  private byte[] changed(byte[] file) {
    if (file.length == 0) {
      return file;
    }
    int at = random.nextInt(file.length);
    int to = Math.min(file.length, at + random.nextInt(64));
    return switch (random.nextInt(5)) {
      case 0 -> Arrays.copyOf(file, at);
      case 1 -> Surgery.remove(file, at, to);
      case 2 -> Surgery.insert(file, at, Arrays.copyOfRange(file, at, to));
      case 3 -> with(file, at, (byte) random.nextInt());
      default -> with(file, random.nextInt(Math.min(file.length, 700)), (byte) 0xFF);
    };
  }

  private static byte[] with(byte[] file, int at, byte value) {
    byte[] copy = file.clone();
    copy[at] = value;
    return copy;
  }
}
