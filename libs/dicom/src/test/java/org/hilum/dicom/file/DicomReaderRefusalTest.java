package org.hilum.dicom.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.hilum.dicom.file.ElementHeader.UNDEFINED;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.stream.Stream;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.Tag;
import org.hilum.dicom.data.Tags;
import org.hilum.dicom.data.ValueRepresentation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DicomReaderRefusalTest {
  private static final Tag OWNED = Tag.of(0x0009, 0x1001);
  private static final byte[] FILE =
      DicomWriter.file(TransferSyntax.EXPLICIT_LITTLE_ENDIAN, Objects.image(4, 4));

  private final DicomReader reader = new DicomReader(ReadLimits.standard());

  static Stream<Arguments> files() {
    return Stream.of(
        Arguments.of("nothing", new byte[0], Refusal.NO_PREAMBLE),
        Arguments.of("a bare data set", bare(Objects.image(9, 9)), Refusal.NO_PREAMBLE),
        Arguments.of("a program", beginning("MZ"), Refusal.FOREIGN_PREAMBLE),
        Arguments.of("an archive", beginning("PK\003\004"), Refusal.FOREIGN_PREAMBLE),
        Arguments.of("a script", beginning("#!/bin/sh"), Refusal.FOREIGN_PREAMBLE),
        Arguments.of(
            "a preamble and nothing more",
            Arrays.copyOf(FILE, 132),
            Refusal.UNKNOWN_TRANSFER_SYNTAX),
        Arguments.of("MPEG", saying("1.2.840.10008.1.2.4.100"), Refusal.UNKNOWN_TRANSFER_SYNTAX),
        Arguments.of("a cut file", Arrays.copyOf(FILE, FILE.length - 2), Refusal.TRUNCATED));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void refusesTheFile(String what, byte[] file, Refusal reason) {
    assertThat(refusal(reader.read(file)).reason()).isEqualTo(reason);
  }

  static Stream<Arguments> dataSets() {
    return Stream.of(
        Arguments.of("odd", start().brief(Tags.PATIENT_ID, "LO", 3, ascii("abcd")), lying()),
        Arguments.of("2 GB", start().wide(OWNED, "OB", 0x8000_0000L, ascii("abcd")), lying()),
        Arguments.of("4 GB", start().wide(OWNED, "OB", 0xFFFF_FFFEL, ascii("abcd")), lying()),
        Arguments.of("undefined OB", start().wide(OWNED, "OB", UNDEFINED), lying()),
        Arguments.of(
            "an element longer than its item",
            start()
                .wide(Objects.PURPOSE, "SQ", 18)
                .bare(Tags.ITEM, 10)
                .brief(Tags.PATIENT_ID, "LO", 4, ascii("abcd")),
            lying()),
        Arguments.of(
            "an item longer than its sequence",
            start().wide(Objects.PURPOSE, "SQ", 8).bare(Tags.ITEM, 100).then(new byte[100]),
            lying()),
        Arguments.of(
            "an item too short for an element",
            start().wide(Objects.PURPOSE, "SQ", 12).bare(Tags.ITEM, 4, ascii("abcd")),
            lying()),
        Arguments.of(
            "an item without an end",
            start().wide(Objects.PURPOSE, "SQ", 8).bare(Tags.ITEM, UNDEFINED),
            lying()),
        Arguments.of(
            "an end that claims to have content",
            start().wide(Objects.PURPOSE, "SQ", UNDEFINED).bare(Tags.SEQUENCE_END, 2, ascii("ab")),
            lying()),
        Arguments.of(
            "a sequence without an end",
            start().wide(Objects.PURPOSE, "SQ", UNDEFINED),
            Refusal.TRUNCATED),
        Arguments.of(
            "more than there is",
            start().wide(OWNED, "OB", 0x7FFF_FFFEL, ascii("abcd")),
            Refusal.TRUNCATED),
        Arguments.of("half a header", start().then(ascii("\b\0\005\0CS")), Refusal.TRUNCATED),
        Arguments.of(
            "no such representation",
            start().brief(Tags.PATIENT_ID, "ZZ", 0),
            Refusal.WRONG_REPRESENTATION),
        Arguments.of(
            "pixels that are text",
            start().brief(Tags.PIXEL_DATA, "LO", 2, ascii("ab")),
            Refusal.WRONG_REPRESENTATION),
        Arguments.of("an item alone", start().bare(Tags.ITEM, 0), Refusal.MISPLACED_ITEM),
        Arguments.of(
            "an element where an item must be",
            start().wide(Objects.PURPOSE, "SQ", UNDEFINED).brief(Tags.PATIENT_ID, "LO", 0),
            Refusal.MISPLACED_ITEM),
        Arguments.of(
            "the same twice",
            start().brief(Tags.PATIENT_ID, "LO", 0).brief(Tags.PATIENT_ID, "LO", 0),
            Refusal.REPEATED_ELEMENT),
        Arguments.of(
            "pixels twice",
            start().wide(Tags.PIXEL_DATA, "OW", 0).wide(Tags.PIXEL_DATA, "OB", 0),
            Refusal.TWO_PIXEL_DATA),
        Arguments.of(
            "pixels of two kinds",
            start().wide(Tags.FLOAT_PIXEL_DATA, "OF", 0).wide(Tags.PIXEL_DATA, "OB", 0),
            Refusal.TWO_PIXEL_DATA),
        Arguments.of(
            "pixels alone",
            start().wide(Tags.PIXEL_DATA, "OW", 2, ascii("ab")),
            Refusal.PIXELS_WITHOUT_MODULE),
        Arguments.of(
            "unknown characters",
            start().brief(Tags.SPECIFIC_CHARACTER_SET, "CS", 10, ascii("ISO_IR 999")),
            Refusal.UNKNOWN_CHARACTER_SET));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("dataSets")
  void refusesTheDataSet(String what, Surgery elements, Refusal reason) {
    assertThat(refusal(explicit(elements.bytes())).reason()).isEqualTo(reason);
  }

  @Test
  void namesTheTagAndTheByte() {
    byte[] bytes =
        start()
            .brief(Tags.PATIENT_ID, "LO", 2, ascii("P1"))
            .brief(Tags.ROWS, "US", 3, ascii("abcd"))
            .bytes();
    Reading.Refused<DataSet> refused = refusal(explicit(bytes));
    assertThat(refused.offset()).isEqualTo(10);
    assertThat(refused.detail())
        .isEqualTo("at byte 10: (0028,0010) Rows claims an odd number of bytes");
  }

  /** A name that is longer than it claims, so that its rest is taken for an element. */
  @Test
  void repeatsNothingOfATextThatItTakesForAnElement() {
    byte[] name = ascii("Nemo^Nobody^Of^Nowhere");
    byte[] brief = start().brief(Tags.PATIENT_NAME, "PN", 4, name).bytes();
    byte[] bare = start().bare(Tags.PATIENT_NAME, 4, name).bytes();

    assertThat(refusal(explicit(brief)).detail())
        .isEqualTo("at byte 12: an element has no known value representation");
    assertThat(refusal(reader.readDataSet(bare, TransferSyntax.IMPLICIT_LITTLE_ENDIAN)).detail())
        .isEqualTo("at byte 12: an element claims an odd number of bytes");
  }

  @Test
  void refusesTenThousandSequencesWithinEachOther() {
    Surgery undefined = start();
    for (int i = 0; i < 10_000; i++) {
      undefined.wide(Objects.PURPOSE, "SQ", UNDEFINED).bare(Tags.ITEM, UNDEFINED);
    }
    assertThat(refusal(explicit(undefined.bytes())).reason()).isEqualTo(Refusal.TOO_DEEP);

    Surgery unknown = start();
    for (int i = 0; i < 10_000; i++) {
      unknown.bare(OWNED, UNDEFINED).bare(Tags.ITEM, UNDEFINED);
    }
    assertThat(
            refusal(reader.readDataSet(unknown.bytes(), TransferSyntax.IMPLICIT_LITTLE_ENDIAN))
                .reason())
        .isEqualTo(Refusal.TOO_DEEP);
  }

  @Test
  void refusesMoreElementsItemsAndFragmentsThanAllowed() {
    DicomReader strict = new DicomReader(new ReadLimits(1 << 20, 1 << 20, 50, 8));
    Surgery items = start().wide(Objects.PURPOSE, "SQ", UNDEFINED);
    for (int i = 0; i < 60; i++) {
      items.bare(Tags.ITEM, 0);
    }
    String[] parts = new String[60];
    Arrays.fill(parts, "ab");
    byte[] manyFragments = DicomWriter.file(TransferSyntax.RLE, Objects.encapsulated("", parts));
    assertThat(refusal(strict.read(manyFragments)).reason()).isEqualTo(Refusal.TOO_MANY_ELEMENTS);
    Surgery elements = start();
    for (int i = 0; i < 60; i++) {
      elements.brief(Tag.of(0x0009, 0x1001 + i), "US", 0);
    }
    assertThat(
            refusal(strict.readDataSet(elements.bytes(), TransferSyntax.EXPLICIT_LITTLE_ENDIAN))
                .reason())
        .isEqualTo(Refusal.TOO_MANY_ELEMENTS);
    byte[] manyItems = items.endOfSequence().bytes();
    assertThat(
            refusal(strict.readDataSet(manyItems, TransferSyntax.EXPLICIT_LITTLE_ENDIAN)).reason())
        .isEqualTo(Refusal.TOO_MANY_ELEMENTS);
  }

  @Test
  void refusesABombWithoutInflatingIt() {
    DicomReader strict = new DicomReader(new ReadLimits(1 << 20, 10_000, 1000, 8));
    DataSet zeros =
        Objects.report().bytes(OWNED, ValueRepresentation.OB, new byte[1 << 20]).build();
    byte[] file = DicomWriter.file(TransferSyntax.DEFLATED, zeros);
    assertThat(file).hasSizeLessThan(4_000);
    assertThat(refusal(strict.read(file)).reason()).isEqualTo(Refusal.BOMB);

    DataSet smaller =
        Objects.report().bytes(OWNED, ValueRepresentation.OB, new byte[9_000]).build();
    assertThat(strict.read(DicomWriter.file(TransferSyntax.DEFLATED, smaller)))
        .isInstanceOf(Reading.Readable.class);
  }

  @Test
  void refusesDamagedDeflation() {
    byte[] file = DicomWriter.file(TransferSyntax.DEFLATED, Objects.image(9, 9));
    assertThat(refusal(reader.read(Arrays.copyOf(file, file.length - 60))).reason())
        .isEqualTo(Refusal.TRUNCATED);
    int content =
        file.length - DicomWriter.dataSet(TransferSyntax.DEFLATED, Objects.image(9, 9)).length;
    assertThat(refusal(reader.read(Surgery.with(file, content, 0xFF))).reason())
        .isEqualTo(Refusal.DAMAGED_DEFLATION);
  }

  @Test
  void refusesMoreBytesThanAllowed() throws IOException {
    DicomReader strict = new DicomReader(new ReadLimits(FILE.length - 2, 1 << 20, 1000, 8));
    assertThat(refusal(strict.read(FILE)).reason()).isEqualTo(Refusal.TOO_MANY_BYTES);
    assertThat(refusal(strict.read(new ByteArrayInputStream(FILE))).reason())
        .isEqualTo(Refusal.TOO_MANY_BYTES);
  }

  /** The claim of 2 GB must not be allocated: the tests' memory is half of that. */
  @Test
  void aStreamThatClaimsMuchAndBringsLittleCostsLittle() throws IOException {
    DicomReader generous = new DicomReader(new ReadLimits(1L << 40, 1L << 40, 1000, 8));
    byte[] claim = start().wide(OWNED, "OB", 0x7FFF_FFFEL, ascii("abcd")).bytes();
    assertThat(
            refusal(
                    generous.readDataSet(
                        new ByteArrayInputStream(claim), TransferSyntax.EXPLICIT_LITTLE_ENDIAN))
                .reason())
        .isEqualTo(Refusal.TRUNCATED);
  }

  @Test
  void refusesPixelsThatAreNotInFragmentsWhereTheSyntaxHasThem() {
    byte[] image = bare(Objects.image(2, 2));
    assertThat(refusal(reader.readDataSet(image, TransferSyntax.RLE)).reason())
        .isEqualTo(Refusal.LYING_LENGTH);
  }

  @Test
  void aStreamThatFailsIsAFault() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("connection reset");
          }
        };
    assertThatIOException().isThrownBy(() -> reader.read(broken)).withMessage("connection reset");
  }

  @Test
  void limitsThatNothingFitsAreAMistake() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ReadLimits(1, 1, 1, 10_000))
        .withMessageContaining("maxDepth=10000");
  }

  private Reading<DataSet> explicit(byte[] bytes) {
    return reader.readDataSet(bytes, TransferSyntax.EXPLICIT_LITTLE_ENDIAN);
  }

  private static <T> Reading.Refused<T> refusal(Reading<T> reading) {
    return reading.fold(
        content -> {
          throw new AssertionError("was read");
        },
        refused -> refused);
  }

  private static Surgery start() {
    return Surgery.start();
  }

  private static Refusal lying() {
    return Refusal.LYING_LENGTH;
  }

  private static byte[] bare(DataSet dataSet) {
    return DicomWriter.dataSet(TransferSyntax.EXPLICIT_LITTLE_ENDIAN, dataSet);
  }

  private static byte[] beginning(String text) {
    return Surgery.with(FILE, 0, text.chars().toArray());
  }

  private static byte[] saying(String syntax) {
    byte[] meta = start().brief(Tags.TRANSFER_SYNTAX_UID, "UI", 24, ascii(syntax + "\0")).bytes();
    return start().then(Arrays.copyOf(FILE, 132)).then(meta).bytes();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(ISO_8859_1);
  }
}
