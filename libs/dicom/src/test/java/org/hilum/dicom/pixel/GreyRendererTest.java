package org.hilum.dicom.pixel;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hilum.dicom.codec.Decoding;
import org.hilum.dicom.codec.FrameDecoder;
import org.hilum.dicom.codec.FrameFormat;
import org.hilum.dicom.codec.Samples;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.DataSetBuilder;
import org.hilum.dicom.data.Tags;
import org.hilum.dicom.data.ValueRepresentation;
import org.hilum.dicom.file.DicomReader;
import org.hilum.dicom.file.DicomWriter;
import org.hilum.dicom.file.ReadLimits;
import org.hilum.dicom.file.TransferSyntax;
import org.junit.jupiter.api.Test;

class GreyRendererTest {

  @Test
  void withoutAWindowTheWholeRangeIsShown() {
    DataSetBuilder image = Pixels.words(Pixels.row(3, 12), 100, 200, 300);
    assertThat(grey(image)).containsExactly(0, 32768, 65535);
  }

  @Test
  void theLowestValueIsWhiteWhereTheDataSetSaysSo() {
    DataSetBuilder first =
        Pixels.words(Pixels.row(2, 12), 100, 300)
            .text(Tags.PHOTOMETRIC_INTERPRETATION, "MONOCHROME1");
    assertThat(grey(first)).containsExactly(65535, 0);
    assertThat(grey(first.text(Tags.PRESENTATION_LUT_SHAPE, "INVERSE"))).containsExactly(65535, 0);
    assertThat(grey(first.text(Tags.PHOTOMETRIC_INTERPRETATION, "MONOCHROME2")))
        .containsExactly(65535, 0);
  }

  @Test
  void anImageOfOneValueIsBlack() {
    assertThat(grey(Pixels.words(Pixels.row(2, 12), 7, 7))).containsExactly(0, 0);
  }

  @Test
  void paddingDoesNotCountForTheRange() {
    DataSetBuilder image =
        Pixels.words(Pixels.signedRow(4, 16), -2000, -1990, 100, 300)
            .integers(Tags.PIXEL_PADDING_VALUE, -2000);
    assertThat(grey(image)).containsExactly(0, 0, 59811, 65535);
    assertThat(grey(image.integers(Tags.PIXEL_PADDING_RANGE_LIMIT, -1500)))
        .containsExactly(0, 0, 0, 65535);
  }

  @Test
  void overlaysInUnusedBitsAreTakenAway() {
    DataSetBuilder image = Pixels.words(Pixels.row(3, 12), 0x1000, 0xF800, 0x0FFF);
    assertThat(grey(image)).containsExactly(0, 32776, 65535);
  }

  @Test
  void storedBitsMayBeTheUpperOnes() {
    DataSetBuilder image =
        Pixels.words(Pixels.row(3, 12), 0x000F, 0x8000, 0xFFF1).integers(Tags.HIGH_BIT, 15);
    assertThat(grey(image)).containsExactly(0, 32776, 65535);
  }

  @Test
  void signedValuesAreExtendedFromTheStoredBits() {
    DataSetBuilder image = Pixels.words(Pixels.signedRow(3, 12), 0x0800, 0x0000, 0x07FF);
    assertThat(grey(image)).containsExactly(0, 32776, 65535);
  }

  @Test
  void bytesAreUnsigned() {
    assertThat(grey(Pixels.octets(Pixels.row(3, 8), 0, 128, 255))).containsExactly(0, 32896, 65535);
  }

  @Test
  void eightBitsWithoutAWindowAreShownAsTheyAre() {
    assertThat(grey(Pixels.octets(Pixels.row(3, 8), 10, 20, 30)))
        .containsExactly(10 * 257, 20 * 257, 30 * 257);
    assertThat(grey(Pixels.octets(Pixels.signedRow(2, 8), -128, 0))).containsExactly(0, 32896);
  }

  @Test
  void deeperValuesWithoutAWindowAreShownFromTheLeastToTheGreatest() {
    assertThat(grey(Pixels.words(Pixels.row(3, 12), 10, 20, 30))).containsExactly(0, 32768, 65535);
  }

  @Test
  void pixelsMayBeLeftOutOrComeAgain() {
    DataSetBuilder image = Pixels.octets(Pixels.row(2, 8), 1, 2, 3, 4).integers(Tags.ROWS, 2);
    PixelGrid grid = new PixelGrid(new int[] {1, 1, 0}, new int[] {1});
    Rendering rendering =
        new GreyRenderer(PixelLimits.standard(), ColourPolicy.REFUSE, FramePolicy.REFUSE)
            .render(Pixels.file(TransferSyntax.EXPLICIT_LITTLE_ENDIAN, image), module -> grid);

    GreyImage shown = Pixels.shown(rendering);

    assertThat(shown.width()).isEqualTo(3);
    assertThat(shown.height()).isEqualTo(1);
    assertThat(shown.samples())
        .containsExactly((char) (4 * 257), (char) (4 * 257), (char) (3 * 257));
  }

  @Test
  void aWindowIsThatOfTheModality() {
    DataSetBuilder image =
        Pixels.words(Pixels.row(4, 12), 0, 1024, 1124, 2048)
            .decimals(Tags.RESCALE_SLOPE, 1)
            .decimals(Tags.RESCALE_INTERCEPT, -1024)
            .decimals(Tags.WINDOW_CENTER, 50, 7)
            .decimals(Tags.WINDOW_WIDTH, 201, 7);
    // (x - 49.5) / 200 + 0.5
    assertThat(grey(image)).containsExactly(0, 16548, 49315, 65535);
  }

  @Test
  void aTableOfValuesOfInterestIsUsedWhereNoWindowIs() {
    DataSetBuilder image =
        Pixels.words(Pixels.row(4, 12), 9, 10, 11, 500)
            .items(Tags.VOI_LUT_SEQUENCE, Pixels.table(10, 12, 4095, 0, 2048));
    assertThat(grey(image)).containsExactly(65535, 65535, 0, 32776);
    assertThat(grey(image.decimals(Tags.WINDOW_CENTER, 10.5).decimals(Tags.WINDOW_WIDTH, 1)))
        .containsExactly(0, 0, 65535, 65535);
  }

  /** PS3.3 C.11.2.1.1: the descriptor is signed where rescaled values may be. */
  @Test
  void aTableOfValuesOfInterestBeginsWhereRescaledValuesCanBe() {
    DataSet table = Pixels.table(-1024, 16, 0, 100, 65535);
    DataSetBuilder rescaled =
        Pixels.words(Pixels.row(4, 12), 0, 1, 2, 4000)
            .decimals(Tags.RESCALE_SLOPE, 1)
            .decimals(Tags.RESCALE_INTERCEPT, -1024)
            .items(Tags.VOI_LUT_SEQUENCE, table);
    assertThat(grey(implicit(rescaled))).containsExactly(0, 100, 65535, 65535);
    assertThat(grey(rescaled.items(Tags.VOI_LUT_SEQUENCE, Pixels.unsigned(table))))
        .containsExactly(0, 100, 65535, 65535);

    DataSetBuilder raised =
        Pixels.words(Pixels.signedRow(3, 16), -1, 0, 1)
            .decimals(Tags.RESCALE_SLOPE, 1)
            .decimals(Tags.RESCALE_INTERCEPT, 40_000)
            .items(Tags.VOI_LUT_SEQUENCE, Pixels.table(39_999, 16, 0, 100, 65535));
    assertThat(grey(implicit(raised))).containsExactly(0, 100, 65535);
  }

  @Test
  void aTableOfValuesOfInterestOfUnsignedValuesIsUnsigned() {
    DataSetBuilder image =
        Pixels.words(Pixels.row(3, 16), 39_999, 40_000, 40_001)
            .items(Tags.VOI_LUT_SEQUENCE, Pixels.table(39_999, 16, 0, 100, 65535));
    assertThat(grey(implicit(image))).containsExactly(0, 100, 65535);
  }

  /** PS3.3 C.11.1.1: as pixels are, whatever comes out of it. */
  @Test
  void aTableOfTheModalityBeginsWhereStoredValuesCanBe() {
    DataSetBuilder signed =
        Pixels.words(Pixels.signedRow(3, 16), -2, -1, 0)
            .items(Tags.MODALITY_LUT_SEQUENCE, Pixels.table(-2, 16, 5, 6, 7))
            .items(Tags.VOI_LUT_SEQUENCE, Pixels.table(5, 16, 0, 100, 65535));
    assertThat(grey(implicit(signed))).containsExactly(0, 100, 65535);
    DataSetBuilder unsigned =
        Pixels.words(Pixels.row(3, 16), 65_533, 65_534, 65_535)
            .items(Tags.MODALITY_LUT_SEQUENCE, Pixels.table(-3, 16, 65_000, 65_001, 65_002))
            .items(Tags.VOI_LUT_SEQUENCE, Pixels.table(65_000, 16, 0, 100, 65535));
    assertThat(grey(implicit(unsigned))).containsExactly(0, 100, 65535);
  }

  @Test
  void noEntriesAreAsManyAs16BitsCanTell() {
    int[] entries = IntStream.range(0, 1 << 16).map(i -> 0xFFFF - i).toArray();
    DataSetBuilder image =
        Pixels.words(Pixels.row(3, 16), 0, 1, 0xFFFF)
            .items(Tags.VOI_LUT_SEQUENCE, Pixels.table(0, 16, entries));
    assertThat(grey(implicit(image))).containsExactly(65535, 65534, 0);
  }

  @Test
  void aTableOfTheModalityComesFirst() {
    DataSetBuilder image =
        Pixels.words(Pixels.signedRow(3, 12), 0xFFFF, 0, 1)
            .items(Tags.MODALITY_LUT_SEQUENCE, Pixels.table(-1, 16, 1000, 0, 500));
    assertThat(grey(image)).containsExactly(65535, 0, 32768);
  }

  @Test
  void aWindowTooNarrowForAnyIsNone() {
    DataSetBuilder image =
        Pixels.words(Pixels.row(2, 12), 100, 300)
            .decimals(Tags.WINDOW_CENTER, 0)
            .decimals(Tags.WINDOW_WIDTH, 0);
    assertThat(grey(image)).containsExactly(0, 65535);
  }

  @Test
  void coloursBecomeLuminance() {
    int[] red = {255, 0, 0};
    assertThat(grey(Pixels.octets(Pixels.coloured("RGB", 1), red))).containsExactly(19595);
    assertThat(grey(Pixels.octets(Pixels.coloured("YBR_FULL", 1), 76, 85, 255)))
        .containsExactly(76 * 257);
    assertThat(grey(Pixels.octets(Pixels.coloured("YBR_FULL_422", 4), 1, 2, 99, 98, 3, 4, 97, 96)))
        .containsExactly(257, 2 * 257, 3 * 257, 4 * 257);
  }

  @Test
  void planesAreReadAsPixels() {
    DataSetBuilder image =
        Pixels.octets(Pixels.coloured("RGB", 2), 255, 0, 0, 255, 0, 0)
            .integers(Tags.PLANAR_CONFIGURATION, 1);
    assertThat(grey(image)).containsExactly(19595, 38469);
  }

  @Test
  void palettesAreLookedUp() {
    DataSetBuilder image =
        Pixels.octets(
            Pixels.row(2, 8).text(Tags.PHOTOMETRIC_INTERPRETATION, "PALETTE COLOR"), 0, 1);
    byte[] descriptor = Pixels.words(2, 0, 16);
    image
        .bytes(Tags.RED_PALETTE_DESCRIPTOR, ValueRepresentation.US, descriptor)
        .bytes(Tags.GREEN_PALETTE_DESCRIPTOR, ValueRepresentation.US, descriptor)
        .bytes(Tags.BLUE_PALETTE_DESCRIPTOR, ValueRepresentation.US, descriptor)
        .bytes(Tags.RED_PALETTE_DATA, ValueRepresentation.OW, Pixels.words(0xFFFF, 0))
        .bytes(Tags.GREEN_PALETTE_DATA, ValueRepresentation.OW, Pixels.words(0, 0xFFFF))
        .bytes(Tags.BLUE_PALETTE_DATA, ValueRepresentation.OW, Pixels.words(0, 0));
    assertThat(grey(image)).containsExactly(19595, 38469);
  }

  @Test
  void theFirstOfSeveralFramesIsShown() {
    DataSetBuilder image =
        Pixels.words(Pixels.row(2, 12), 1, 2, 3, 9).integers(Tags.NUMBER_OF_FRAMES, 2);
    assertThat(grey(image)).containsExactly(0, 65535);
  }

  @Test
  void aCompressedFrameIsDecodedAsTheModuleSays() {
    List<String> asked = new ArrayList<>();
    FrameDecoder decoder =
        (frame, format) -> {
          asked.add(new String(frame, US_ASCII) + format);
          return decoded(12, -5, 5, 300);
        };
    DataSetBuilder image =
        Pixels.fragments(Pixels.signedRow(3, 12), new byte[0], ascii("ab"), ascii("cd"));

    assertThat(grey(image, TransferSyntax.JPEG_2000, decoder)).containsExactly(0, 2149, 65535);
    assertThat(asked).containsExactly("abcd" + new FrameFormat(1, 3, 1, 16, 12, true));
  }

  @Test
  void whatALossyDecoderAddsIsCutOff() {
    FrameDecoder decoder = (frame, format) -> decoded(16, 0, 4095, 4200);
    DataSetBuilder image = Pixels.fragments(Pixels.row(3, 12), new byte[0], ascii("ab"));
    assertThat(grey(image, TransferSyntax.JPEG_EXTENDED, decoder)).containsExactly(0, 65535, 65535);
    FrameDecoder signed = (frame, format) -> decoded(16, -2100, 0, 2100);
    DataSetBuilder below = Pixels.fragments(Pixels.signedRow(3, 12), new byte[0], ascii("ab"));
    assertThat(grey(below, TransferSyntax.JPEG_2000, signed)).containsExactly(0, 32776, 65535);
  }

  @Test
  void storedBitsMayBeTheUpperOnesOfALossyFrame() {
    FrameDecoder decoder = (frame, format) -> decoded(16, 0x000F, 0x8000, 0xFFF1);
    DataSetBuilder image =
        Pixels.fragments(Pixels.row(3, 12), new byte[0], ascii("ab")).integers(Tags.HIGH_BIT, 15);
    assertThat(grey(image, TransferSyntax.JPEG_2000, decoder)).containsExactly(0, 32776, 65535);
  }

  @Test
  void aCodestreamWithoutRoomForTheHighBitHasTheStoredValues() {
    FrameDecoder decoder = (frame, format) -> decoded(12, 0, 0x800, 0xFFF);
    DataSetBuilder image =
        Pixels.fragments(Pixels.row(3, 12), new byte[0], ascii("ab")).integers(Tags.HIGH_BIT, 15);
    for (TransferSyntax syntax :
        List.of(TransferSyntax.JPEG_2000_LOSSLESS, TransferSyntax.JPEG_2000)) {
      assertThat(grey(image, syntax, decoder)).containsExactly(0, 32776, 65535);
    }
  }

  @Test
  void aDecoderMayUndoTheColourTransformation() {
    FrameDecoder decoder =
        (frame, format) -> new Decoding.Decoded(new Samples(new short[] {255, 0, 0}, 8, true));
    DataSetBuilder image =
        Pixels.fragments(Pixels.coloured("YBR_RCT", 1), new byte[0], ascii("ab"));
    assertThat(grey(image, TransferSyntax.JPEG_2000_LOSSLESS, decoder)).containsExactly(19595);
  }

  @Test
  void aDecoderThatGivesAnotherNumberOfSamplesIsAFault() {
    DataSetBuilder image = Pixels.fragments(Pixels.row(3, 12), new byte[0], ascii("ab"));
    assertThatThrownBy(() -> grey(image, TransferSyntax.RLE, (frame, format) -> decoded(12, 1, 2)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("2 samples decoded from a frame of RLE, expected 3");
  }

  /** As it is read where representations are left out. */
  private static DataSetBuilder implicit(DataSetBuilder image) {
    DataSet named =
        image.text(Tags.SOP_CLASS_UID, "1.2").text(Tags.SOP_INSTANCE_UID, "1.3").build();
    return new DicomReader(ReadLimits.standard())
        .read(DicomWriter.file(TransferSyntax.IMPLICIT_LITTLE_ENDIAN, named))
        .fold(
            file -> file.dataSet().toBuilder(),
            refused -> {
              throw new AssertionError(refused);
            });
  }

  private static int[] grey(DataSetBuilder image) {
    return grey(
        image, TransferSyntax.EXPLICIT_LITTLE_ENDIAN, (frame, format) -> new Decoding.Refused(""));
  }

  private static int[] grey(DataSetBuilder image, TransferSyntax syntax, FrameDecoder decoder) {
    GreyRenderer renderer =
        new GreyRenderer(
            PixelLimits.standard(),
            ColourPolicy.LUMINANCE,
            FramePolicy.FIRST,
            uid -> Optional.of(decoder));
    GreyImage shown = Pixels.shown(renderer.render(Pixels.file(syntax, image)));
    return new String(shown.samples()).chars().toArray();
  }

  private static Decoding decoded(int precision, int... values) {
    short[] samples = new short[values.length];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) values[i];
    }
    return new Decoding.Decoded(new Samples(samples, precision, false));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(US_ASCII);
  }
}
