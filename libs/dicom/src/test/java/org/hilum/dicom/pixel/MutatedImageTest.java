package org.hilum.dicom.pixel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.hilum.dicom.data.DataSetBuilder;
import org.hilum.dicom.data.Tags;
import org.hilum.dicom.file.DicomFile;
import org.hilum.dicom.file.DicomReader;
import org.hilum.dicom.file.DicomWriter;
import org.hilum.dicom.file.ReadLimits;
import org.hilum.dicom.file.Reading;
import org.hilum.dicom.file.TransferSyntax;
import org.junit.jupiter.api.Test;

/** Whatever happens to a file that is still read, it is shown or refused, nothing else. */
class MutatedImageTest {
  private static final int ROUNDS = 20_000;

  private final Random random = new Random(2);
  private final DicomReader reader = new DicomReader(ReadLimits.standard());
  private final GreyRenderer renderer =
      new GreyRenderer(
          new PixelLimits(4_000, 100_000, 10), ColourPolicy.LUMINANCE, FramePolicy.FIRST);

  @Test
  void anyMutantIsShownOrRefused() {
    List<byte[]> originals =
        List.of(
            file(TransferSyntax.EXPLICIT_LITTLE_ENDIAN, window()),
            file(TransferSyntax.IMPLICIT_LITTLE_ENDIAN, tables()),
            file(
                TransferSyntax.EXPLICIT_LITTLE_ENDIAN,
                Pixels.octets(Pixels.coloured("RGB", 2), 1, 2, 3, 4, 5, 6)),
            file(
                TransferSyntax.RLE,
                Pixels.fragments(Pixels.row(2, 12), new byte[0], new byte[4], new byte[2])));
    Set<PixelRefusal> refusals = EnumSet.noneOf(PixelRefusal.class);
    int shown = 0;
    for (int round = 0; round < ROUNDS; round++) {
      byte[] mutant = originals.get(round % originals.size()).clone();
      mutant[132 + random.nextInt(mutant.length - 132)] = (byte) random.nextInt();
      mutant[132 + random.nextInt(mutant.length - 132)] = (byte) random.nextInt(4);
      if (reader.read(mutant) instanceof Reading.Readable<DicomFile> read) {
        Rendering rendering = renderer.render(read.content());
        rendering.fold(it -> null, it -> refusals.add(it.reason()));
        shown += rendering.fold(it -> 1, it -> 0);
      }
    }
    assertThat(shown).isGreaterThan(1_000);
    assertThat(refusals)
        .contains(
            PixelRefusal.MALFORMED_MODULE,
            PixelRefusal.MALFORMED_DISPLAY,
            PixelRefusal.UNSUPPORTED_PIXELS,
            PixelRefusal.TRUNCATED_PIXELS,
            PixelRefusal.TOO_MANY_PIXELS);
  }

  private static DataSetBuilder window() {
    return Pixels.words(Pixels.signedRow(4, 12), 1, 2, 3, 4)
        .integers(Tags.PIXEL_PADDING_VALUE, 2)
        .decimals(Tags.RESCALE_SLOPE, 2)
        .decimals(Tags.RESCALE_INTERCEPT, -5)
        .decimals(Tags.WINDOW_CENTER, 4)
        .decimals(Tags.WINDOW_WIDTH, 9)
        .text(Tags.VOI_LUT_FUNCTION, "SIGMOID");
  }

  private static DataSetBuilder tables() {
    return Pixels.words(Pixels.row(4, 16), 1, 2, 3, 4)
        .items(Tags.MODALITY_LUT_SEQUENCE, Pixels.table(1, 16, 9, 8, 7, 6))
        .items(Tags.VOI_LUT_SEQUENCE, Pixels.table(6, 12, 1, 5, 7, 8));
  }

  private static byte[] file(TransferSyntax syntax, DataSetBuilder image) {
    return DicomWriter.file(
        syntax, image.text(Tags.SOP_CLASS_UID, "1.2").text(Tags.SOP_INSTANCE_UID, "1.3").build());
  }
}
