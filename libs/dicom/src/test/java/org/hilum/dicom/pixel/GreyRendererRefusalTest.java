package org.hilum.dicom.pixel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Stream;
import org.hilum.dicom.data.DataSetBuilder;
import org.hilum.dicom.data.Tags;
import org.hilum.dicom.data.ValueRepresentation;
import org.hilum.dicom.file.TransferSyntax;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GreyRendererRefusalTest {
  private final GreyRenderer strict =
      new GreyRenderer(PixelLimits.standard(), ColourPolicy.REFUSE, FramePolicy.REFUSE);

  static Stream<Arguments> images() {
    return Stream.of(
        Arguments.of("no pixels", Pixels.row(2, 12), PixelRefusal.NO_PIXELS),
        Arguments.of("no rows", image().without(Tags.ROWS), malformed()),
        Arguments.of("0 rows", image().integers(Tags.ROWS, 0), malformed()),
        Arguments.of("0 frames", image().integers(Tags.NUMBER_OF_FRAMES, 0), malformed()),
        Arguments.of("-1 frames", image().integers(Tags.NUMBER_OF_FRAMES, -1), malformed()),
        Arguments.of(
            "rows as text", image().bytes(Tags.ROWS, ValueRepresentation.LO, ascii()), malformed()),
        Arguments.of("17 bits stored", image().integers(Tags.BITS_STORED, 17), malformed()),
        Arguments.of("0 bits stored", image().integers(Tags.BITS_STORED, 0), malformed()),
        Arguments.of("high bit 16", image().integers(Tags.HIGH_BIT, 16), malformed()),
        Arguments.of("high bit too low", image().integers(Tags.HIGH_BIT, 3), malformed()),
        Arguments.of("3 samples of grey", image().integers(Tags.SAMPLES_PER_PIXEL, 3), malformed()),
        Arguments.of("sign 2", image().integers(Tags.PIXEL_REPRESENTATION, 2), malformed()),
        Arguments.of(
            "signed colour",
            Pixels.octets(Pixels.coloured("RGB", 1), 1, 2, 3)
                .integers(Tags.PIXEL_REPRESENTATION, 1),
            malformed()),
        Arguments.of(
            "1 bit", image().integers(Tags.BITS_ALLOCATED, 1), PixelRefusal.UNSUPPORTED_PIXELS),
        Arguments.of(
            "32 bits", image().integers(Tags.BITS_ALLOCATED, 32), PixelRefusal.UNSUPPORTED_PIXELS),
        Arguments.of(
            "CMYK",
            image().text(Tags.PHOTOMETRIC_INTERPRETATION, "CMYK"),
            PixelRefusal.UNSUPPORTED_PIXELS),
        Arguments.of("long", image().integers(Tags.ROWS, 20_000), PixelRefusal.TOO_MANY_PIXELS),
        Arguments.of(
            "large",
            image().integers(Tags.ROWS, 16_000).integers(Tags.COLUMNS, 16_000),
            PixelRefusal.TOO_MANY_PIXELS),
        Arguments.of(
            "a film", image().integers(Tags.NUMBER_OF_FRAMES, 5_000), PixelRefusal.TOO_MANY_FRAMES),
        Arguments.of(
            "two frames", image().integers(Tags.NUMBER_OF_FRAMES, 2), PixelRefusal.SEVERAL_FRAMES),
        Arguments.of(
            "colour", Pixels.octets(Pixels.coloured("RGB", 1), 1, 2, 3), PixelRefusal.COLOUR),
        Arguments.of(
            "fewer pixels", Pixels.words(Pixels.row(3, 12), 1, 2), PixelRefusal.TRUNCATED_PIXELS),
        Arguments.of(
            "a slope of 0",
            image().decimals(Tags.RESCALE_SLOPE, 0),
            PixelRefusal.MALFORMED_DISPLAY),
        Arguments.of(
            "half a window",
            image().decimals(Tags.WINDOW_CENTER, 5),
            PixelRefusal.MALFORMED_DISPLAY),
        Arguments.of(
            "an unknown function",
            image().text(Tags.VOI_LUT_FUNCTION, "CUBIC"),
            PixelRefusal.MALFORMED_DISPLAY),
        Arguments.of(
            "a table of 4 bits",
            image().items(Tags.VOI_LUT_SEQUENCE, Pixels.table(0, 4, 1, 2)),
            PixelRefusal.MALFORMED_DISPLAY),
        Arguments.of(
            "a table without entries",
            image()
                .items(
                    Tags.MODALITY_LUT_SEQUENCE,
                    Pixels.table(0, 16, 1, 2).toBuilder().without(Tags.LUT_DATA).build()),
            PixelRefusal.MALFORMED_DISPLAY));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("images")
  void refusesTheImage(String what, DataSetBuilder image, PixelRefusal reason) {
    assertThat(refusal(TransferSyntax.EXPLICIT_LITTLE_ENDIAN, image)).isEqualTo(reason);
  }

  @Test
  void refusesFramesThatNothingDecodes() {
    DataSetBuilder image = Pixels.fragments(Pixels.row(2, 12), new byte[0], new byte[2]);
    assertThat(refusal(TransferSyntax.HTJ2K, image)).isEqualTo(PixelRefusal.NO_DECODER);
  }

  @Test
  void refusesPixelsWithoutFragmentsWhereTheSyntaxHasThem() {
    assertThat(refusal(TransferSyntax.RLE, image())).isEqualTo(malformed());
  }

  @Test
  void limitsThatNothingFitsAreAMistake() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PixelLimits(1, 0, 1))
        .withMessageContaining("maxPixels=0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PixelLimits(100_000, 1L << 31, 1))
        .withMessageContaining("maxPixels=2147483648");
  }

  private PixelRefusal refusal(TransferSyntax syntax, DataSetBuilder image) {
    return strict
        .render(Pixels.file(syntax, image))
        .fold(
            shown -> {
              throw new AssertionError("was shown");
            },
            Rendering.Refused::reason);
  }

  private static DataSetBuilder image() {
    return Pixels.words(Pixels.row(2, 12), 1, 2);
  }

  private static PixelRefusal malformed() {
    return PixelRefusal.MALFORMED_MODULE;
  }

  private static byte[] ascii() {
    return new byte[] {'1', '2'};
  }
}
