package org.hilum.dicom.deidentify;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
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
  void commentsOfJpeg2000Go() {
    String start = "\u00FF\u004F";
    String size = "\u00FF\u0051\0\4ab";
    String comment = "\u00FF\u0064\0\10\0\1Ida!";
    String tile = "\u00FF\u0090\0\4ab\u00FF\u00D9";
    assertThat(cleaned(1, start + size + comment + tile)).containsExactly(start + size + tile);
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
        "\u00FF\u004F\u00FF\u0064\0\4ab",
      })
  void whatIsNoWholeFrameStaysAsItIs(String frame) {
    String even = frame.length() % 2 == 0 ? frame : frame + "\0";
    assertThat(cleaned(1, even)).containsExactly(even);
  }

  @Test
  void framesThatAreNotToldApartStayAsTheyAre() {
    String frame = JPEG_START + COMMENT + SCAN + JPEG_END;
    assertThat(cleaned(2, frame, frame, frame)).containsExactly(frame, frame, frame);
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

  /** The fragments that are left of these, each byte a character. */
  private static List<String> cleaned(int frames, String... fragments) {
    List<Bytes> bytes =
        Stream.of(fragments)
            .map(it -> it.length() % 2 == 0 ? it : it + "\0")
            .map(it -> new Bytes(it.getBytes(ISO_8859_1)))
            .toList();
    Element pixels =
        new Element(
            Tags.PIXEL_DATA, ValueRepresentation.OB, new Fragments(new Bytes(new byte[0]), bytes));
    DataSet object =
        object(Xrays.image(Xrays.COMPUTED).integers(Tags.NUMBER_OF_FRAMES, frames).element(pixels));
    Fragments left = (Fragments) object.element(Tags.PIXEL_DATA).orElseThrow().value();
    return left.fragments().stream().map(it -> new String(it.bytes(), ISO_8859_1)).toList();
  }

  private static DataSet object(DataSetBuilder original) {
    return Xrays.deidentifier().of(original.build()).dataSet();
  }
}
