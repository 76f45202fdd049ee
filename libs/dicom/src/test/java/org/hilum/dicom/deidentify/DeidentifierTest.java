package org.hilum.dicom.deidentify;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hilum.dicom.data.Bytes;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.DataSetBuilder;
import org.hilum.dicom.data.Dictionary;
import org.hilum.dicom.data.Element;
import org.hilum.dicom.data.Tag;
import org.hilum.dicom.data.Tags;
import org.hilum.dicom.data.Uid;
import org.hilum.dicom.data.ValueRepresentation;
import org.hilum.dicom.deidentify.Pseudonymiser.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeidentifierTest {
  private static final Tag REGION = Tag.of(0x0008, 0x2218);
  private static final Tag REGION_MODIFIER = Tag.of(0x0008, 0x2220);
  private static final Tag METHOD = Tag.of(0x0012, 0x0063);
  private static final Tag METHOD_CODES = Tag.of(0x0012, 0x0064);
  private static final Tag FRAME_POINTER = Tag.of(0x0028, 0x0009);
  private static final Tag FRAME_LABELS = Tag.of(0x0018, 0x2002);
  private static final Tag PAGE_NUMBERS = Tag.of(0x0018, 0x2001);

  private final Deidentifier deidentifier = Xrays.deidentifier();

  @Test
  void identifiersBecomePseudonyms() {
    DataSet object = object(Xrays.image(Xrays.COMPUTED));

    assertThat(object.text(Tags.PATIENT_ID)).hasValue(deidentifier.patient("4711-A"));
    assertThat(object.text(Tags.PATIENT_NAME)).isEqualTo(object.text(Tags.PATIENT_ID));
    assertThat(object.uid(Tags.STUDY_INSTANCE_UID)).hasValue(uid(Kind.STUDY, "1.2.3.1"));
    assertThat(object.uid(Tags.SERIES_INSTANCE_UID)).hasValue(uid(Kind.SERIES, "1.2.3.2"));
    assertThat(object.uid(Tags.SOP_INSTANCE_UID)).hasValue(uid(Kind.INSTANCE, "1.2.3.3"));
  }

  @Test
  void aPseudonymousUidIsAUuidOfVersionEight() {
    byte[] ones = new byte[16];
    Arrays.fill(ones, (byte) -1);
    assertThat(new Deidentifier((kind, original) -> ones).uid(Kind.STUDY, "1.2"))
        .isEqualTo(Uid.of(UUID.fromString("ffffffff-ffff-8fff-bfff-ffffffffffff")));
  }

  @Test
  void aPseudonymOfAnotherLengthIsAFault() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Deidentifier((kind, original) -> new byte[15]).patient("1"))
        .withMessageContaining("15 bytes");
  }

  @Test
  void anObjectWithoutPatientStaysSo() {
    DataSet object = object(Xrays.image(Xrays.COMPUTED).without(Tags.PATIENT_ID));
    assertThat(object.has(Tags.PATIENT_ID)).isFalse();
    assertThat(object.element(Tags.PATIENT_NAME)).isPresent();
    assertThat(object.has(Tags.PATIENT_NAME)).isFalse();
  }

  @Test
  void theIdentityIsAsItWasWritten() {
    DataSet original = Xrays.image(Xrays.COMPUTED).build();
    DataSet identity = deidentifier.of(original).identity();

    assertThat(identity.text(Tags.PATIENT_NAME)).hasValue("Åström^Ida");
    for (Tag tag : List.of(Tags.PATIENT_NAME, Tags.PATIENT_ID, Tags.SOP_INSTANCE_UID)) {
      assertThat(identity.element(tag)).isEqualTo(original.element(tag));
    }
    assertThat(identity.has(Tags.PIXEL_DATA)).isFalse();
  }

  @ParameterizedTest
  @MethodSource("unfit")
  void whatNoReportCouldCarryIsNotInTheIdentity(Tag tag, String value) {
    DataSet original =
        Xrays.image(Xrays.COMPUTED)
            .bytes(tag, Dictionary.representation(tag, false), padded(value))
            .build();

    DataSet identity = deidentifier.of(original).identity();

    assertThat(identity.element(tag)).isEmpty();
    assertThat(identity.text(Tags.STUDY_INSTANCE_UID)).isPresent();
  }

  static Stream<Arguments> unfit() {
    return Stream.of(
        Arguments.of(Tags.PATIENT_NAME, "N".repeat(70_000)),
        Arguments.of(Tags.PATIENT_NAME, "a=b=c=d"),
        Arguments.of(Tags.PATIENT_ID, "a\\b\\c"),
        Arguments.of(Tags.PATIENT_ID, "x\ny"),
        Arguments.of(Tags.PATIENT_BIRTH_DATE, "notadate"),
        Arguments.of(Tags.STUDY_DATE, "20251341"),
        Arguments.of(Tags.STUDY_TIME, "10:11:12"),
        Arguments.of(Tags.PATIENT_SEX, "UNKNOWN"),
        Arguments.of(Tags.ACCESSION_NUMBER, "12345678901234567"),
        Arguments.of(Tags.STUDY_DESCRIPTION, "d".repeat(2_000_000)));
  }

  private static byte[] padded(String value) {
    return (value.length() % 2 == 0 ? value : value + " ").getBytes(US_ASCII);
  }

  @ParameterizedTest
  @CsvSource({
    "ISO 2022 IR 6\\ISO 2022 IR 87, 59 61 6D 3D 1B 24 42 3B 33 45 44 1B 28 42, Yam=山田",
    "ISO_IR 144, BB EE DA, Люк",
    "ISO_IR 192, E7 8E 8B, 王"
  })
  void aNameInAnyCharacterSetIsInTheIdentity(String terms, String bytes, String name) {
    byte[] encoded = HexFormat.ofDelimiter(" ").parseHex(bytes);
    DataSetBuilder original =
        Xrays.image(Xrays.COMPUTED)
            .text(Tags.SPECIFIC_CHARACTER_SET, terms.split("\\\\"))
            .bytes(Tags.PATIENT_NAME, ValueRepresentation.PN, encoded);
    Deidentified parts = deidentifier.of(original.build());

    assertThat(parts.identity().text(Tags.PATIENT_NAME)).hasValue(name);
    assertThat(parts.dataSet().element(Tags.SPECIFIC_CHARACTER_SET)).isEmpty();
  }

  @Test
  void equalObjectsGiveEqualResults() {
    DataSet original = Xrays.image(Xrays.DIGITAL).build();
    assertThat(deidentifier.of(original))
        .isEqualTo(Xrays.deidentifier().of(original.toBuilder().build()));
  }

  @ParameterizedTest
  @CsvSource({
    "000D, 000Y", "300D, 000Y", "400D, 001Y", "051W, 000Y", "110W, 002Y", "11M, 000Y",
    "030M, 002Y", "017Y, 017Y", "019Y, 019Y", "020Y, 020Y", "064Y, 060Y", "089Y, 085Y",
    "090Y, 090Y", "103Y, 090Y", "Ida, 060Y"
  })
  void ageIsCoarse(String age, String coarse) {
    assertThat(object(Xrays.image(Xrays.COMPUTED).text(Xrays.AGE, age)).text(Xrays.AGE))
        .hasValue(coarse);
  }

  @Test
  void ageComesFromDatesWhereItIsNotGiven() {
    assertThat(object(Xrays.image(Xrays.COMPUTED)).text(Xrays.AGE)).hasValue("060Y");
    assertThat(
            object(Xrays.image(Xrays.COMPUTED).text(Tags.STUDY_DATE, "19610703"))
                .element(Xrays.AGE))
        .isEmpty();
  }

  @Test
  void noDateStays() {
    DataSet object =
        object(
            Xrays.image(Xrays.COMPUTED)
                .text(Tag.of(0x0008, 0x0022), "20240229")
                .text(Tag.of(0x0008, 0x0023), "20240229"));
    assertThat(object.element(Tags.STUDY_DATE).get().isEmpty()).isTrue();
    assertThat(object.element(Tags.PATIENT_BIRTH_DATE).get().isEmpty()).isTrue();
    assertThat(object.element(Tag.of(0x0008, 0x0022))).isEmpty();
    assertThat(object.element(Tag.of(0x0008, 0x0023))).isEmpty();
    assertThat(object.text(Tag.of(0x0028, 0x0303))).hasValue("REMOVED");
  }

  @ParameterizedTest
  @CsvSource({
    "00180015, CHEST, CHEST",
    "00180015, Thorax, CHEST",
    "00180015, WHOLE BODY, WHOLEBODY",
    "00185101, LLAT, LL",
    "00185101, pa, PA",
    "00100040, F, F",
    "00080070, SIEMENS Healthineers, SIEMENS",
    "00080070, \"\"\"GE Healthcare\"\"\", GE HEALTHCARE",
    "00080070, 'KONICA MINOLTA, INC.', KONICA MINOLTA",
    "00280004, MONOCHROME1, MONOCHROME1"
  })
  void knownValuesBecomeTheirTerms(String tag, String value, String term) {
    assertThat(with(tag, value).text(tag(tag))).hasValue(term);
  }

  @ParameterizedTest
  @CsvSource({
    "00180015, WANG XIAODONG",
    "00185101, MEIER",
    "00100040, 4711",
    "00080070, St. Ida Hospital",
    "00200011, 20240229"
  })
  void unknownValuesOfWhatMustBeThereBecomeEmpty(String tag, String value) {
    DataSet object = with(tag, value);
    assertThat(object.element(tag(tag)).get().isEmpty()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "00181160, MEIER",
    "00080008, MEIER",
    "00080060, MEIER",
    "00180060, MEIER",
    "00281050, MEIER",
    "00200060, MEIER"
  })
  void unknownValuesOfWhatNeedNotBeThereGo(String tag, String value) {
    assertThat(with(tag, value).element(tag(tag))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "DERIVED\\PRIMARY, DERIVED\\PRIMARY",
    "ORIGINAL\\PRIMARY\\MEIER\\IDA, ORIGINAL\\PRIMARY",
    "ORIGINAL\\PRIMARY\\\\RADIUS, ORIGINAL\\PRIMARY\\\\RADIUS"
  })
  void theKindOfImageEndsWithItsFirstUnknownPart(String value, String kept) {
    DataSet object = with("00080008", value.split("\\\\"));
    assertThat(object.texts(tag("00080008"))).containsExactly(kept.split("\\\\"));
  }

  @ParameterizedTest
  @CsvSource({"A\\F, true", "L\\FP, true", "AP\\F, false", "IDA\\F, false", "A, false"})
  void directionsStay(String value, boolean stays) {
    assertThat(with("00200020", value.split("\\\\")).has(Tags.PATIENT_ORIENTATION))
        .isEqualTo(stays);
  }

  @Test
  void decimalsThatAreTooLongAreShortened() {
    assertThat(with("00280030", "0.14300000667572021", "0.143").texts(Tags.PIXEL_SPACING))
        .containsExactly("0.143000007", "0.143");
  }

  @Test
  void numbersThatHideManyBytesGo() {
    DataSet object =
        object(
            Xrays.image(Xrays.COMPUTED)
                .bytes(Tag.of(0x0028, 0x0106), ValueRepresentation.US, new byte[4]));
    assertThat(object.element(Tag.of(0x0028, 0x0106))).isEmpty();
  }

  @Test
  void aKnownCodeGetsItsOwnMeaning() {
    DataSet side = Xrays.code("SCT", "24028007", "Ida's right");
    DataSet chest = Xrays.code("SRT", "T-D3000", "Ida's chest");
    DataSet object =
        object(
            Xrays.image(Xrays.DIGITAL)
                .items(REGION, chest.toBuilder().items(REGION_MODIFIER, side).build()));
    DataSet region = object.items(REGION).get(0);
    assertThat(region.text(Xrays.CODE_MEANING)).hasValue("Chest");
    assertThat(region.items(REGION_MODIFIER))
        .containsExactly(Xrays.code("SCT", "24028007", "Right"));
  }

  @Test
  void anUnknownCodeWhereOneMustBeSaysNothing() {
    DataSet object =
        object(Xrays.image(Xrays.DIGITAL).items(REGION, Xrays.code("99IDA", "MEIER", "Ida")));
    assertThat(object.items(REGION))
        .containsExactly(Xrays.code("SCT", "123037004", "Anatomical structure"));
  }

  @Test
  void tablesKeepTheirNumbersOnly() {
    DataSet table =
        DataSet.builder()
            .integers(Tags.LUT_DESCRIPTOR, 2, 0, 8)
            .text(Tag.of(0x0028, 0x3003), "Ida's table")
            .bytes(Tags.LUT_DATA, ValueRepresentation.OW, new byte[] {1, 0, 2, 0})
            .build();
    DataSet kept =
        object(Xrays.image(Xrays.COMPUTED).items(Tags.VOI_LUT_SEQUENCE, table))
            .items(Tags.VOI_LUT_SEQUENCE)
            .get(0);
    assertThat(kept).isEqualTo(table.toBuilder().without(Tag.of(0x0028, 0x3003)).build());
  }

  @ParameterizedTest
  @CsvSource({"2, 4, 4", "2, 10, 4", "2, 2, 2", "3, 4, 4", "3, 2, 0"})
  void tablesHaveAsManyEntriesAsTheySay(int entries, int bytes, int kept) {
    DataSet table =
        DataSet.builder()
            .integers(Tags.LUT_DESCRIPTOR, entries, 0, 8)
            .bytes(Tags.LUT_DATA, ValueRepresentation.OW, new byte[bytes])
            .build();
    DataSet object = object(Xrays.image(Xrays.COMPUTED).items(Tags.VOI_LUT_SEQUENCE, table));
    assertThat(object.items(Tags.VOI_LUT_SEQUENCE).get(0).element(Tags.LUT_DATA))
        .isEqualTo(
            kept == 0
                ? Optional.empty()
                : Optional.of(
                    new Element(Tags.LUT_DATA, ValueRepresentation.OW, new Bytes(new byte[kept]))));
  }

  @Test
  void digitalXraysKeepWhatTheirClassRequires() {
    DataSet object = object(Xrays.image(Xrays.DIGITAL));
    assertThat(object.element(Tag.of(0x0040, 0x0555)).get().isEmpty()).isTrue();
    assertThat(object.element(Tag.of(0x0018, 0x7004)).get().isEmpty()).isTrue();
    assertThat(object.element(Tags.BODY_PART_EXAMINED)).isEmpty();
  }

  @Test
  void computedRadiographsKeepWhatTheirClassRequires() {
    DataSet object = object(Xrays.image(Xrays.COMPUTED));
    assertThat(object.element(Tags.BODY_PART_EXAMINED).get().isEmpty()).isTrue();
    assertThat(object.element(Tags.VIEW_POSITION).get().isEmpty()).isTrue();
    assertThat(object.element(Tag.of(0x0040, 0x0555))).isEmpty();
  }

  @Test
  void framesThatHadLabelsAreNumbered() {
    DataSet object =
        object(
            Xrays.image(Xrays.CAPTURED_FRAMES)
                .integers(Tags.NUMBER_OF_FRAMES, 3)
                .text(FRAME_LABELS, "Ida", "Meier", "4711")
                .bytes(FRAME_POINTER, ValueRepresentation.AT, new byte[] {0x18, 0, 2, 0x20}));
    assertThat(object.tags(FRAME_POINTER)).containsExactly(PAGE_NUMBERS);
    assertThat(object.integers(PAGE_NUMBERS)).containsExactly(1L, 2L, 3L);
    assertThat(object.element(FRAME_LABELS)).isEmpty();
  }

  @Test
  void framesInOrderOfTimeStaySo() {
    Tag frameTime = Tag.of(0x0018, 0x1063);
    DataSet object =
        object(
            Xrays.image(Xrays.CAPTURED_FRAMES)
                .integers(Tags.NUMBER_OF_FRAMES, 3)
                .text(frameTime, "40")
                .bytes(FRAME_POINTER, ValueRepresentation.AT, new byte[] {0x18, 0, 0x63, 0x10}));
    assertThat(object.tags(FRAME_POINTER)).containsExactly(frameTime);
    assertThat(object.text(frameTime)).hasValue("40");
  }

  @Test
  void countlessFramesAreNotNumbered() {
    DataSet object =
        object(
            Xrays.image(Xrays.CAPTURED_FRAMES)
                .integers(Tags.NUMBER_OF_FRAMES, 99_999)
                .bytes(FRAME_POINTER, ValueRepresentation.AT, new byte[] {0x18, 0, 2, 0x20}));
    assertThat(object.element(FRAME_POINTER)).isEmpty();
    assertThat(object.element(PAGE_NUMBERS)).isEmpty();
  }

  @Test
  void anObjectSaysHowItWasDeidentified() {
    Deidentified parts =
        deidentifier.of(
            Xrays.image(Xrays.COMPUTED)
                .text(Tags.INSTITUTION_NAME, "St. Ida")
                .bytes(Tag.of(0x0009, 0x1001), ValueRepresentation.UN, new byte[2])
                .build());
    DataSet object = parts.dataSet();

    assertThat(parts.removed())
        .containsExactly(
            Tags.SPECIFIC_CHARACTER_SET,
            Tags.SOP_INSTANCE_UID,
            Tags.STUDY_DATE,
            Tags.INSTITUTION_NAME,
            Tag.of(0x0009, 0x1001),
            Tags.PATIENT_NAME,
            Tags.PATIENT_ID,
            Tags.PATIENT_BIRTH_DATE,
            Tags.STUDY_INSTANCE_UID,
            Tags.SERIES_INSTANCE_UID);
    assertThat(object.text(Tag.of(0x0012, 0x0062))).hasValue("YES");
    assertThat(object.texts(METHOD))
        .contains("Removed 00080005 00080018 00080020 00080080 0009xxxx 00100010");
    assertThat(object.items(METHOD_CODES))
        .extracting(code -> code.text(Xrays.CODE_VALUE).orElseThrow())
        .containsExactly("113100", "113108");
  }

  @Test
  void howeverMuchWasRemovedTheStatementIsShort() {
    DataSetBuilder original = Xrays.image(Xrays.COMPUTED);
    IntStream.range(0, 1_000)
        .forEach(
            i ->
                original.bytes(
                    Tag.of(0x3006, 2 + i), ValueRepresentation.UN, new byte[] {(byte) i, 0}));
    List<String> method = object(original).texts(METHOD);
    assertThat(method).hasSizeLessThan(25).allMatch(value -> value.length() <= 64);
    assertThat(method.get(method.size() - 1)).isEqualTo("Removed 888 more");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.2.840.113619.4.30", "1.2.840.10008.1.20.1", "Ida"})
  void aClassThatIsNoneOfTheStandardsGoes(String sopClass) {
    assertThat(object(Xrays.image(sopClass)).element(Tags.SOP_CLASS_UID)).isEmpty();
  }

  @Test
  void whatIsEmptyStaysEmpty() {
    DataSet object = with("00200060");
    assertThat(object.element(tag("00200060")).get().isEmpty()).isTrue();
  }

  @Test
  void theListsNameAttributesAsTheDictionaryDoes() {
    for (String[] line : Lines.of("kept-attributes.txt", 5)) {
      assertThat(line).as(line[0]).hasSize(5);
      assertThat(Dictionary.keyword(tag(line[0].replace(">", "")))).hasValue(line[1]);
      if (!List.of("items", "codes").contains(line[2])) {
        assertThat(Forms.named(line[2])).as(line[1]).isNotNull();
      }
      if (line[2].equals("terms") || line[2].equals("makers")) {
        assertThat(Lines.of("known-terms.txt", 2))
            .as(line[1])
            .anyMatch(terms -> terms[0].equals(line[1]));
      }
    }
  }

  @Test
  void everyKnownTermIsOfTheFormOfCodes() {
    for (String[] line : Lines.of("known-terms.txt", 2)) {
      assertThat(line[1].split("[,=]")).as(line[0]).allMatch(it -> it.matches("[A-Z0-9_ ]{1,20}"));
    }
    for (String[] code : Lines.of("known-codes.txt", 3)) {
      assertThat(code[2]).as(code[1]).hasSizeBetween(1, 64);
    }
  }

  private DataSet with(String tag, String... values) {
    return object(Xrays.image(Xrays.COMPUTED).text(tag(tag), values));
  }

  private DataSet object(DataSetBuilder original) {
    return deidentifier.of(original.build()).dataSet();
  }

  private Uid uid(Kind kind, String original) {
    return deidentifier.uid(kind, original);
  }

  private static Tag tag(String number) {
    return new Tag(Integer.parseUnsignedInt(number, 16));
  }
}
