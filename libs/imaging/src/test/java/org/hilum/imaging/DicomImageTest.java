package org.hilum.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.stream.Stream;
import org.hilum.dicom.data.DataSetBuilder;
import org.hilum.dicom.data.Tags;
import org.hilum.dicom.file.DicomWriter;
import org.hilum.dicom.file.TransferSyntax;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DicomImageTest {
  private static final int WIDTH = 100;
  private static final int HEIGHT = 80;

  private final ImageReader reader = new ImageReader(ImageLimits.standard());

  @Test
  void isTheSamePictureAsAPng() {
    GrayImage png = imageOf(Pictures.png(WIDTH, HEIGHT, 1, 8));

    assertThat(imageOf(DicomFiles.radiograph(WIDTH, HEIGHT)).intensities())
        .isEqualTo(png.intensities());
    assertThat(imageOf(DicomFiles.captured(WIDTH, HEIGHT)).intensities())
        .isEqualTo(png.intensities());
  }

  @Test
  void whiteThatIsStoredAsTheLowestValueIsWhite() {
    byte[] usual = imageOf(DicomFiles.radiograph(WIDTH, HEIGHT)).intensities();
    byte[] inverse =
        imageOf(
                DicomFiles.radiograph(WIDTH, HEIGHT)
                    .text(Tags.PHOTOMETRIC_INTERPRETATION, "MONOCHROME1"))
            .intensities();
    for (int i = 0; i < usual.length; i++) {
      assertThat(inverse[i] & 0xFF).isEqualTo(255 - (usual[i] & 0xFF));
    }
  }

  @Test
  void sixteenBitsAreRoundedToEight() {
    DataSetBuilder image =
        DicomFiles.withPixels(
                DicomFiles.radiograph(256, 256).integers(Tags.BITS_STORED, 16),
                256,
                256,
                (x, y) -> 256 * y + x)
            .integers(Tags.HIGH_BIT, 15)
            .decimals(Tags.WINDOW_CENTER, 32768)
            .decimals(Tags.WINDOW_WIDTH, 65536);
    byte[] intensities = imageOf(image).intensities();
    for (int value = 0; value < 1 << 16; value++) {
      assertThat(intensities[value] & 0xFF).isEqualTo((int) Math.round(value * 255 / 65535.0));
    }
  }

  @Test
  void farLargerImagesLoseThePixelsThatThoseOfAPngLose() {
    GrayImage png = imageOf(Pictures.png(1000, 931, 1, 8));
    GrayImage dicom = imageOf(DicomFiles.captured(1000, 931));

    assertThat(dicom.width()).isEqualTo(png.width());
    assertThat(dicom.height()).isEqualTo(png.height());
    assertThat(dicom.intensities()).isEqualTo(png.intensities());
  }

  @Test
  void whoWantsMorePixelsGetsThem() {
    byte[] file = DicomFiles.file(DicomFiles.captured(1000, 900));
    GrayImage image =
        reader.read(file, 900).fold(Reading.Readable::image, DicomImageTest::refusedAnyway);
    assertThat(image.height()).isEqualTo(900);
  }

  @Test
  void pixelsThatAreNotSquareBecomeSquare() {
    GrayImage tall =
        imageOf(DicomFiles.captured(WIDTH, HEIGHT).decimals(Tags.IMAGER_PIXEL_SPACING, 0.2, 0.1));
    GrayImage wide =
        imageOf(DicomFiles.captured(WIDTH, HEIGHT).text(Tags.PIXEL_ASPECT_RATIO, "2", "3"));

    assertThat(tall.width()).isEqualTo(WIDTH);
    assertThat(tall.height()).isEqualTo(2 * HEIGHT);
    assertThat(tall.intensities()[9 * WIDTH + 3])
        .isEqualTo((byte) Pictures.intensity(3, 4, WIDTH, HEIGHT));
    assertThat(wide.width()).isEqualTo(150);
    assertThat(wide.height()).isEqualTo(HEIGHT);
    assertThat(wide.intensities()[149]).isEqualTo((byte) Pictures.intensity(99, 0, WIDTH, HEIGHT));
  }

  @Test
  void aSecondaryCaptureMayBeColoured() {
    GrayImage image =
        imageOf(
            DicomFiles.coloured(WIDTH, HEIGHT)
                .text(Tags.SOP_CLASS_UID, DicomFiles.SECONDARY_CAPTURE));
    assertThat(image.intensities()[7])
        .isEqualTo((byte) Math.round(0.299 * Pictures.intensity(7, 0, WIDTH, HEIGHT)));
  }

  static Stream<Arguments> hostileHeaders() {
    DataSetBuilder small = DicomFiles.radiograph(63, 500);
    return Stream.of(
        Arguments.of("colour of a radiograph", colour(), Refusal.UNSUPPORTED_PIXELS),
        Arguments.of(
            "a film", plain().integers(Tags.NUMBER_OF_FRAMES, 2), Refusal.UNSUPPORTED_PIXELS),
        Arguments.of("no pixels", plain().without(Tags.PIXEL_DATA), Refusal.UNSUPPORTED_PIXELS),
        Arguments.of(
            "32 bits", plain().integers(Tags.BITS_ALLOCATED, 32), Refusal.UNSUPPORTED_PIXELS),
        Arguments.of("no rows", plain().integers(Tags.ROWS, 0), Refusal.CORRUPT),
        Arguments.of("no height at all", plain().without(Tags.ROWS), Refusal.CORRUPT),
        Arguments.of("too long", plain().integers(Tags.ROWS, 20_000), Refusal.TOO_MANY_PIXELS),
        Arguments.of(
            "too many",
            plain().integers(Tags.ROWS, 10_000).integers(Tags.COLUMNS, 10_000),
            Refusal.TOO_MANY_PIXELS),
        Arguments.of(
            "pixels like needles",
            plain().decimals(Tags.PIXEL_SPACING, 1000, 0.001),
            Refusal.TOO_MANY_PIXELS),
        Arguments.of("a stamp", small, Refusal.TOO_SMALL));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("hostileHeaders")
  void refusesByTheHeaders(String what, DataSetBuilder image, Refusal reason) {
    byte[] file = DicomFiles.file(image);
    assertThat(reader.inspect(file).fold(it -> null, Inspection.Refused::reason)).isEqualTo(reason);
    assertThat(reasonOf(file)).isEqualTo(reason);
  }

  static Stream<Arguments> damagedFiles() {
    byte[] whole = DicomFiles.file(plain());
    byte[] program = whole.clone();
    program[0] = 'M';
    program[1] = 'Z';
    byte[] deflated = DicomWriter.file(TransferSyntax.DEFLATED, plain().build());
    return Stream.of(
        Arguments.of("cut", Arrays.copyOf(whole, whole.length - 10), Refusal.CORRUPT),
        Arguments.of(
            "fewer pixels than claimed",
            DicomFiles.file(plain().integers(Tags.ROWS, HEIGHT + 1)),
            Refusal.CORRUPT),
        Arguments.of("cut where it is deflated", Arrays.copyOf(deflated, 400), Refusal.CORRUPT),
        Arguments.of("a program too", program, Refusal.UNSUPPORTED_FORMAT));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("damagedFiles")
  void refusesDamage(String what, byte[] file, Refusal reason) {
    assertThat(reasonOf(file)).isEqualTo(reason);
  }

  @Test
  void aBombIsRefusedAsTooManyBytes() {
    byte[] deflated =
        DicomWriter.file(
            TransferSyntax.DEFLATED,
            DicomFiles.withPixels(plain(), WIDTH, HEIGHT, (x, y) -> 0).build());
    ImageReader strict = new ImageReader(new ImageLimits(deflated.length, 1000, 1_000_000, 64));
    assertThat(strict.read(deflated).fold(it -> null, Reading.Refused::reason))
        .isEqualTo(Refusal.TOO_MANY_BYTES);
  }

  @Test
  void aFormatThatIsNotWantedIsNotRead() {
    ImageReader photographs =
        new ImageReader(ImageLimits.standard(), EnumSet.of(ImageFormat.JPEG, ImageFormat.PNG));
    assertThat(
            photographs
                .inspect(DicomFiles.file(plain()))
                .fold(it -> null, Inspection.Refused::reason))
        .isEqualTo(Refusal.UNSUPPORTED_FORMAT);
  }

  private static DataSetBuilder plain() {
    return DicomFiles.radiograph(WIDTH, HEIGHT);
  }

  private static DataSetBuilder colour() {
    return DicomFiles.coloured(WIDTH, HEIGHT);
  }

  private GrayImage imageOf(DataSetBuilder image) {
    return imageOf(DicomFiles.file(image));
  }

  private GrayImage imageOf(byte[] file) {
    return reader.read(file).fold(Reading.Readable::image, DicomImageTest::refusedAnyway);
  }

  private Refusal reasonOf(byte[] file) {
    return reader.read(file).fold(it -> null, Reading.Refused::reason);
  }

  private static GrayImage refusedAnyway(Reading.Refused refused) {
    throw new AssertionError(refused);
  }
}
