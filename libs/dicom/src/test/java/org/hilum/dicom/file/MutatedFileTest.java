package org.hilum.dicom.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Whatever happens to a file on its way, reading it gives a data set or a refusal, nothing else.
 */
class MutatedFileTest {
  private static final int ROUNDS = 20_000;
  private static final int LENGTHS = 4_000;
  private static final List<byte[]> ORIGINALS =
      List.of(
          DicomWriter.file(TransferSyntax.IMPLICIT_LITTLE_ENDIAN, Objects.image(8, 8)),
          DicomWriter.file(TransferSyntax.EXPLICIT_LITTLE_ENDIAN, Objects.image(8, 8)),
          DicomWriter.file(TransferSyntax.EXPLICIT_BIG_ENDIAN, Objects.image(8, 8)),
          DicomWriter.file(TransferSyntax.DEFLATED, Objects.image(8, 8)),
          DicomWriter.file(
              TransferSyntax.JPEG_BASELINE, Objects.encapsulated("\0\0\0\0", "abcd", "ef")));

  private final Random random = new Random(1);
  private final DicomReader reader =
      new DicomReader(new ReadLimits(1_000_000, 1_000_000, 1_000, 8));
  private final Map<Refusal, Integer> refusals = new EnumMap<>(Refusal.class);
  private int readable;

  @Test
  void aFileCutAnywhereIsReadOrRefused() {
    for (byte[] original : ORIGINALS) {
      for (int length = 0; length < original.length; length += 97) {
        read(Arrays.copyOf(original, length));
      }
    }
    assertThat(refusals).containsKeys(Refusal.NO_PREAMBLE, Refusal.TRUNCATED);
  }

  @Test
  void aFileWithFlippedBytesIsReadOrRefused() {
    for (int round = 0; round < ROUNDS; round++) {
      byte[] mutant = ORIGINALS.get(round % ORIGINALS.size()).clone();
      int flips = 1 + random.nextInt(4);
      for (int i = 0; i < flips; i++) {
        mutant[random.nextInt(mutant.length)] = (byte) random.nextInt();
      }
      read(mutant);
    }
    assertThat(readable).isBetween(1, ROUNDS - 1);
    assertThat(refusals)
        .containsKeys(
            Refusal.LYING_LENGTH, Refusal.WRONG_REPRESENTATION, Refusal.DAMAGED_DEFLATION);
  }

  /** Four bytes that are extreme as a length, put anywhere. */
  @Test
  void aFileWithLyingLengthsIsReadOrRefused() {
    int[][] lengths = {
      {0xFF, 0xFF, 0xFF, 0xFF},
      {0xFE, 0xFF, 0xFF, 0xFF},
      {0xFE, 0xFF, 0xFF, 0x7F},
      {0, 0, 0, 0x80},
      {0, 0, 0, 0},
      {1, 0, 0, 0}
    };
    for (int round = 0; round < LENGTHS; round++) {
      byte[] original = ORIGINALS.get(round % ORIGINALS.size());
      int at = 132 + random.nextInt(original.length - 136);
      read(Surgery.with(original, at, lengths[random.nextInt(lengths.length)]));
    }
    assertThat(refusals).containsKeys(Refusal.LYING_LENGTH, Refusal.TRUNCATED);
  }

  @Test
  void noiseIsReadOrRefused() {
    for (int round = 0; round < LENGTHS; round++) {
      byte[] noise = new byte[random.nextInt(300)];
      random.nextBytes(noise);
      TransferSyntax syntax = TransferSyntax.values()[round % 5];
      count(reader.readDataSet(noise, syntax));
    }
    assertThat(refusals).isNotEmpty();
  }

  private void read(byte[] file) {
    count(reader.read(file));
  }

  private void count(Reading<?> reading) {
    if (reading instanceof Reading.Refused<?> refused) {
      assertThat(refused.detail()).isNotBlank();
      refusals.merge(refused.reason(), 1, Integer::sum);
    } else {
      readable++;
    }
  }
}
