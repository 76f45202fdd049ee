package org.hilum.dicom.deidentify;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hilum.dicom.data.Bytes;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.DataSetBuilder;
import org.hilum.dicom.data.Element;
import org.hilum.dicom.data.Fragments;
import org.hilum.dicom.data.Tags;
import org.hilum.dicom.data.ValueRepresentation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What travels with pixels and is none. */
class StowawayTest {
  private static final String JPEG_START = "\u00FF\u00D8";
  private static final String TABLE = "\u00FF\u00DB\0\4ab";
  private static final String SCAN = "\u00FF\u00DA\0\2x\u00FF\0y\u00FF\u00D0zz";
  private static final String JPEG_END = "\u00FF\u00D9";
  private static final String COMMENT = "\u00FF\u00FE\0\6Ida!";
  private static final String PICTURE = "\u00FF\u00E0\0\6Ida!";
  private static final String J2K_START = "\u00FF\u004F";
  private static final String J2K_SIZE = "\u00FF\u0051\0\4ab";
  private static final String J2K_COMMENT = "\u00FF\u0064\0\10\0\1Ida!";
  private static final String J2K_DATA = "\u00FF\u0093";
  private static final String CODING = "\u00FF\u0052\0\4ab";
  private static final String UNKNOWN = "\u00FF\u0030\0\6Ida!";
  private static final String COLOURS = "\u00FF\u00EE\0\16Adobe\0\144\0\0\0\0\1";

  @Test
  void bitsBesideTheStoredOnesAreCleared() {
    assertThat(words(image(12, 0), 0xF123, 0x0456, 0x9FFF, 0x0001))
        .isEqualTo(words(0x0123, 0x0456, 0x0FFF, 0x0001));
  }

  @Test
  void bitsAboveNegativeNumbersAreOnes() {
    assertThat(words(image(12, 1), 0x1823, 0x5456, 0xFFFF, 0x0001))
        .isEqualTo(words(0xF823, 0x0456, 0xFFFF, 0x0001));
  }

  @Test
  void oneStrayBitAmongManyPixelsIsCleared() {
    for (int stray : new int[] {0, 3, 4, 8, 10}) {
      int[] dirty = new int[11];
      int[] clean = new int[11];
      Arrays.fill(dirty, 0x0FFF);
      Arrays.fill(clean, 0x0FFF);
      dirty[stray] = 0x1FFF;
      assertThat(words(image(12, 0).integers(Tags.ROWS, 1).integers(Tags.COLUMNS, 11), dirty))
          .isEqualTo(words(clean));
    }
  }

  @Test
  void bitsBelowTheStoredOnesAreCleared() {
    assertThat(words(image(12, 0).integers(Tags.HIGH_BIT, 15), 0xF123, 0x0456, 0x9FFF, 0x0001))
        .isEqualTo(words(0xF120, 0x0450, 0x9FF0, 0x0000));
  }

  @Test
  void pixelsWithoutAnythingBesideThemAreNotCopied() {
    Bytes pixels = words(0x0FFF, 0x0001, 0, 0x0800);
    Element element = new Element(Tags.PIXEL_DATA, ValueRepresentation.OW, pixels);
    assertThat(object(image(12, 0).element(element)).element(Tags.PIXEL_DATA).get().value())
        .isSameAs(pixels);
  }

  @Test
  void whatFollowsTheLastPixelGoes() {
    assertThat(words(image(16, 0), 1, 2, 3, 4, 0x6449, 0x2161)).isEqualTo(words(1, 2, 3, 4));
  }

  @Test
  void whatFollowsPixelsThatShareChrominanceGoes() {
    DataSetBuilder image =
        image(8, 0)
            .integers(Tags.SAMPLES_PER_PIXEL, 3)
            .text(Tags.PHOTOMETRIC_INTERPRETATION, "YBR_FULL_422")
            .integers(Tags.PLANAR_CONFIGURATION, 0)
            .integers(Tags.BITS_ALLOCATED, 8);
    assertThat(words(image, 1, 2, 3, 4, 0x6449, 0x2161)).isEqualTo(words(1, 2, 3, 4));
  }

  @Test
  void pixelsThatAreMissingAreNotMadeUp() {
    assertThat(words(image(12, 0), 1, 2, 0xF003)).isEqualTo(words(1, 2, 3));
  }

  @Test
  void whatContradictsItselfStaysAsItIs() {
    assertThat(words(image(12, 0).integers(Tags.HIGH_BIT, 17), 0xF001)).isEqualTo(words(0xF001));
  }

  @Test
  void commentsOfJpegGo() {
    String bare = JPEG_START + COLOURS + TABLE + SCAN + TABLE + SCAN + JPEG_END;
    String full =
        JPEG_START + PICTURE + COLOURS + COMMENT + TABLE + SCAN + COMMENT + TABLE + SCAN + JPEG_END;
    assertThat(cleaned(1, full + "Ida!")).containsExactly(bare);
    assertThat(cleaned(1, full.substring(0, 20), full.substring(20))).containsExactly(bare);
    assertThat(cleaned(2, full, bare)).containsExactly(bare, bare);
  }

  @Test
  void segmentsOfJpegThatNobodyKnowsGo() {
    String bare = JPEG_START + TABLE + SCAN + JPEG_END;
    String full = JPEG_START + "\u00FF\u00F0\0\6Ida!" + TABLE + SCAN + JPEG_END;
    assertThat(cleaned(1, full)).containsExactly(bare);
  }

  @Test
  void commentsOfJpeg2000GoFromEveryHeader() {
    String main = J2K_START + J2K_SIZE;
    String bare = main + tilePart(0, "", "ab") + tilePart(1, CODING, "cd") + JPEG_END;
    String full =
        main
            + J2K_COMMENT
            + tilePart(0, J2K_COMMENT, "ab")
            + tilePart(1, CODING + J2K_COMMENT + UNKNOWN, "cd")
            + JPEG_END;
    assertThat(cleaned(1, full)).containsExactly(bare);
    assertThat(cleaned(1, bare)).containsExactly(bare);
  }

  @Test
  void lengthsOfTilePartsThatAreNoLongerTrueGo() {
    String lengths = "\u00FF\u0055\0\6\0\0\0\22";
    String main = J2K_START + lengths + J2K_SIZE;
    String right = main + tilePart(0, "", "ab") + JPEG_END;
    assertThat(cleaned(1, right)).containsExactly(right);
    assertThat(cleaned(1, main + tilePart(0, J2K_COMMENT, "ab") + JPEG_END))
        .containsExactly(J2K_START + J2K_SIZE + tilePart(0, "", "ab") + JPEG_END);
  }

  @Test
  void theLastTilePartOfJpeg2000EndsWhereTheCodestreamDoes() {
    String endless = "\u00FF\u0090\0\12\0\0\0\0\0\0\0\1";
    String bare = J2K_START + J2K_SIZE + endless + J2K_DATA + "abcd" + JPEG_END;
    String full = J2K_START + J2K_SIZE + endless + J2K_COMMENT + J2K_DATA + "abcd" + JPEG_END;
    assertThat(cleaned(1, full + "Ida!" + JPEG_END)).containsExactly(bare);
  }

  @Test
  void whatFollowsTheEndOfACodestreamGoes() {
    String jpeg = JPEG_START + TABLE + SCAN + JPEG_END;
    String jpeg2000 = J2K_START + J2K_SIZE + tilePart(0, "", "ab") + JPEG_END;
    assertThat(cleaned(1, jpeg + "Ida!")).containsExactly(jpeg);
    assertThat(cleaned(1, jpeg2000 + "Ida!")).containsExactly(jpeg2000);
    assertThat(cleaned(1, jpeg2000, "Ida!")).containsExactly(jpeg2000);
    assertThat(cleaned(2, jpeg + "Ida!", jpeg)).containsExactly(jpeg, jpeg);
  }

  /** Of four pixels of two bytes: a run, and as they are. */
  @Test
  void whatLiesBetweenAndBehindTheSegmentsOfRleGoes() {
    String high = "\u00FD\7";
    String low = "\3abcd";
    String bare = rle(64, 66) + high + low + "\0";
    assertThat(cleaned(1, bare)).containsExactly(bare);
    assertThat(cleaned(1, rle(68, 74) + "Ida!" + high + "Ida!" + low + "Ida!"))
        .containsExactly(bare);
    assertThat(cleaned(1, rle(64, 66).substring(0, 60) + "Ida!" + high + low))
        .containsExactly(bare);
  }

  @Test
  void bitsBesideTheStoredOnesAreClearedInRle() {
    String low = "\3abcd";
    String telling = rle(64, 70) + "\3\u0049\u0067\u0018\2\0" + low + "\0";
    assertThat(fragments(image(12, 0), telling))
        .containsExactly(rle(64, 70) + "\3\11\7\10\2\0" + low + "\0");
    assertThat(fragments(image(12, 1), telling))
        .containsExactly(rle(64, 70) + "\3\u00F9\7\u00F8\2\0" + low + "\0");
    assertThat(fragments(image(8, 0), telling))
        .containsExactly(rle(64, 70) + "\3\0\0\0\0\0" + low + "\0");
    assertThat(fragments(image(6, 0).integers(Tags.HIGH_BIT, 15), telling))
        .containsExactly(rle(64, 70) + "\3\u0048\u0064\u0018\0\0" + "\3\0\0\0\0\0");
    assertThat(fragments(image(8, 1), telling)).isEmpty();
  }

  @Test
  void controlsOfRleThatHaveNoPixelsGo() {
    assertThat(cleaned(1, rle(64, 70) + "\u0080\u0080\u0080\u0080\u00FD\7" + "\3abcd"))
        .containsExactly(rle(64, 66) + "\u00FD\7" + "\3abcd\0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "RLE or so",
        JPEG_START,
        JPEG_START + "\u00FF\u00FE\0\1ab",
        JPEG_START + "\u00FF\u00FE\1\1ab",
        JPEG_START + COMMENT + "ab",
        JPEG_START + COMMENT + SCAN,
        JPEG_START + COMMENT + "\u00FF",
        JPEG_START + TABLE + "Ida!" + SCAN + JPEG_END,
        J2K_START + "\u00FF\u0064\0\4ab",
        J2K_START + J2K_SIZE + JPEG_END,
        J2K_START + J2K_SIZE + "\u00FF\u0090\0\12\0\0\0\0\0\u00FF\0\1\u00FF\u0093ab",
        J2K_START + J2K_SIZE + "\u00FF\u0090\0\12\0\0\0\0\0\0\0\1Ida!",
        "\u00FF\u00FFIda!",
      })
  void aFrameThatCannotBeTakenApartIsLeftOut(String frame) {
    assertThat(cleaned(1, frame)).isEmpty();
  }

  @Test
  void segmentsOfRleThatAreNotThoseOfTheImageAreLeftOut() {
    assertThat(cleaned(1, rle(64) + "\3abcd\0")).isEmpty();
    assertThat(cleaned(1, rle(64, 66) + "\u00FD\7" + "\3ab")).isEmpty();
    assertThat(cleaned(1, rle(64, 66) + "\u00FD\7" + "\4abcde")).isEmpty();
    assertThat(cleaned(1, rle(64, 65) + "\u00FD\7" + "\3abcd")).isEmpty();
    assertThat(cleaned(1, rle(66, 64) + "\u00FD\7" + "\3abcd")).isEmpty();
    assertThat(cleaned(1, rle(-1, 64) + "\u00FD\7" + "\3abcd")).isEmpty();
    assertThat(cleaned(1, rle(64, 1 << 30) + "\u00FD\7" + "\3abcd")).isEmpty();
  }

  @Test
  void framesOfSeveralFragmentsAreToldApartByTheTable() {
    String full = JPEG_START + COMMENT + SCAN + JPEG_END;
    String bare = JPEG_START + SCAN + JPEG_END;
    String[] fragments = {full.substring(0, 6), full.substring(6), bare};
    int second = 8 + 6 + 8 + fragments[1].length();

    assertThat(cleaned(2, offsets(0, second), fragments)).containsExactly(bare, bare);
    assertThat(cleaned(2, offsets(), fragments)).isEmpty();
    assertThat(cleaned(2, offsets(0, second + 2), fragments)).isEmpty();
  }

  @Test
  void framesWithoutAnythingBesideThemStayWithTheirTable() {
    String bare = JPEG_START + TABLE + SCAN + JPEG_END;
    String[] fragments = {bare.substring(0, 6), bare.substring(6), bare};
    Bytes table = offsets(0, 8 + 6 + 8 + fragments[1].length());

    assertThat(cleaned(2, table, fragments)).containsExactly(fragments);
  }

  @Test
  void aTableOfASingleFrameHoldsNothingElse() {
    String bare = JPEG_START + SCAN + JPEG_END;
    Bytes name = new Bytes("Ida!".getBytes(ISO_8859_1));
    assertThat(encapsulated(1, name, bare).offsetTable().length()).isZero();
    assertThat(encapsulated(1, offsets(0), bare).offsetTable()).isEqualTo(offsets(0));
  }

  private static DataSetBuilder image(int stored, int representation) {
    return Xrays.image(Xrays.COMPUTED)
        .integers(Tags.BITS_STORED, stored)
        .integers(Tags.HIGH_BIT, stored - 1)
        .integers(Tags.PIXEL_REPRESENTATION, representation);
  }

  private static Bytes words(DataSetBuilder image, int... values) {
    DataSet object =
        object(image.bytes(Tags.PIXEL_DATA, ValueRepresentation.OW, words(values).bytes()));
    return (Bytes) object.element(Tags.PIXEL_DATA).orElseThrow().value();
  }

  private static Bytes words(int... values) {
    byte[] bytes = new byte[2 * values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[2 * i] = (byte) values[i];
      bytes[2 * i + 1] = (byte) (values[i] >> 8);
    }
    return new Bytes(bytes);
  }

  private static List<String> cleaned(int frames, String... fragments) {
    return cleaned(frames, offsets(), fragments);
  }

  /** The fragments that are left of these, each byte a character. */
  private static List<String> cleaned(int frames, Bytes table, String... fragments) {
    return texts(encapsulated(frames, table, fragments));
  }

  private static Fragments encapsulated(int frames, Bytes table, String... fragments) {
    return encapsulated(
        Xrays.image(Xrays.COMPUTED).integers(Tags.NUMBER_OF_FRAMES, frames), table, fragments);
  }

  private static List<String> fragments(DataSetBuilder image, String frame) {
    return texts(encapsulated(image, offsets(), frame));
  }

  private static List<String> texts(Fragments pixels) {
    return pixels.fragments().stream().map(it -> new String(it.bytes(), ISO_8859_1)).toList();
  }

  /** What is left of them; without any fragment where the pixels are gone. */
  private static Fragments encapsulated(DataSetBuilder image, Bytes table, String... fragments) {
    List<Bytes> bytes =
        Stream.of(fragments)
            .map(it -> it.length() % 2 == 0 ? it : it + "\0")
            .map(it -> new Bytes(it.getBytes(ISO_8859_1)))
            .toList();
    Element pixels =
        new Element(Tags.PIXEL_DATA, ValueRepresentation.OB, new Fragments(table, bytes));
    return object(image.element(pixels))
        .element(Tags.PIXEL_DATA)
        .map(element -> (Fragments) element.value())
        .orElse(new Fragments(offsets(), List.of()));
  }

  private static Bytes offsets(int... offsets) {
    return new Bytes(numbers(offsets).array());
  }

  /** A header of RLE with segments that begin here. */
  private static String rle(int... offsets) {
    ByteBuffer header = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
    header.putInt(offsets.length).put(numbers(offsets));
    return new String(header.array(), ISO_8859_1);
  }

  private static ByteBuffer numbers(int... numbers) {
    ByteBuffer bytes =
        ByteBuffer.allocate(Integer.BYTES * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
    IntStream.of(numbers).forEach(bytes::putInt);
    return bytes.rewind();
  }

  /** With its length. */
  private static String tilePart(int number, String header, String data) {
    int length = 14 + header.length() + data.length();
    return "\u00FF\u0090\0\12\0\0\0\0\0"
        + (char) length
        + (char) number
        + "\2"
        + header
        + J2K_DATA
        + data;
  }

  private static DataSet object(DataSetBuilder original) {
    return Xrays.deidentifier().of(original.build()).dataSet();
  }
}
