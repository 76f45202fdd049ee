package org.hilum.dicom.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataSetTest {
  private static final Tag IMAGE_TYPE = Tag.of(0x0008, 0x0008);
  private static final Tag POINTER = Tag.of(0x0028, 0x0009);
  private static final Tag SIGN = Tag.of(0x0028, 0x1041);

  @Test
  void whatIsNotThereIsAbsent() {
    DataSet empty = DataSet.builder().text(Tags.MODALITY).build();
    assertThat(empty.has(Tags.MODALITY)).isFalse();
    assertThat(empty.text(Tags.MODALITY)).isEmpty();
    assertThat(empty.text(Tags.PATIENT_ID)).isEmpty();
    assertThat(empty.integer(Tags.ROWS)).isEmpty();
    assertThat(empty.decimals(Tags.PIXEL_SPACING)).isEmpty();
    assertThat(empty.items(Tags.VOI_LUT_SEQUENCE)).isEmpty();
    assertThat(empty.date(Tags.STUDY_DATE)).isEmpty();
  }

  @Test
  void elementsComeInTheOrderOfTheirTags() {
    DataSet dataSet =
        DataSet.builder()
            .text(Tags.PATIENT_ID, "1")
            .bytes(Tag.of(0xFFFC, 0xFFFC), ValueRepresentation.OB, new byte[2])
            .text(Tags.MODALITY, "DX")
            .build();
    assertThat(dataSet.elements())
        .extracting(Element::tag)
        .containsExactly(Tags.MODALITY, Tags.PATIENT_ID, Tag.of(0xFFFC, 0xFFFC));
  }

  @Test
  void readsTextsWithoutInsignificantSpaces() {
    assertThat(text(ValueRepresentation.CS, " ORIGINAL \\PRIMARY\\").texts(IMAGE_TYPE))
        .containsExactly("ORIGINAL", "PRIMARY", "");
    assertThat(text(ValueRepresentation.UI, "1.2.3\0").text(IMAGE_TYPE)).hasValue("1.2.3");
    assertThat(text(ValueRepresentation.LT, " a\\b  ").texts(IMAGE_TYPE)).containsExactly(" a\\b");
    assertThat(text(ValueRepresentation.CS, "  ").text(IMAGE_TYPE)).isEmpty();
  }

  @Test
  void readsAndWritesNumbers() {
    DataSet dataSet =
        DataSet.builder()
            .integers(Tags.ROWS, 65_535)
            .integers(Tags.INSTANCE_NUMBER, -5)
            .integers(SIGN, -7)
            .decimals(Tags.PIXEL_SPACING, 0.1, 1.0 / 3, 1e-20, 100)
            .bytes(POINTER, ValueRepresentation.AT, new byte[] {0x28, 0, 0x10, 0, 0x54, 0, 0x20, 0})
            .build();
    assertThat(dataSet.integer(Tags.ROWS)).hasValue(65_535);
    assertThat(dataSet.integer(Tags.INSTANCE_NUMBER)).hasValue(-5);
    assertThat(dataSet.integer(SIGN)).hasValue(-7);
    assertThat(dataSet.decimal(Tags.ROWS)).hasValue(65_535.0);
    assertThat(dataSet.decimals(Tags.PIXEL_SPACING))
        .containsExactly(0.1, 0.333333333, 1e-20, 100.0);
    assertThat(dataSet.texts(Tags.PIXEL_SPACING)).allMatch(it -> it.length() <= 16);
    assertThat(dataSet.tags(POINTER)).containsExactly(Tags.ROWS, Tag.of(0x0054, 0x0020));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "1\\x", "NaN", "1d", "0x1p3", "1e999999999999", "1\\\\2"})
  void whatIsNoNumberIsAbsent(String text) {
    assertThat(text(ValueRepresentation.DS, text).decimals(IMAGE_TYPE)).isEmpty();
    assertThat(text(ValueRepresentation.IS, text).integers(IMAGE_TYPE)).isEmpty();
  }

  @Test
  void aValueOfHalfANumberIsAbsent() {
    DataSet dataSet =
        DataSet.builder()
            .bytes(Tags.ROWS, ValueRepresentation.UL, new byte[6])
            .bytes(Tags.COLUMNS, ValueRepresentation.OB, new byte[2])
            .build();
    assertThat(dataSet.integers(Tags.ROWS)).isEmpty();
    assertThat(dataSet.integer(Tags.COLUMNS)).isEmpty();
  }

  @Test
  void refusesNumbersThatDoNotFit() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DataSet.builder().integers(Tags.ROWS, 65_536))
        .withMessage("(0028,0010) Rows is 65536, expected 0 to 65535");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DataSet.builder().text(Tags.ROWS, "1"))
        .withMessageContaining("(0028,0010) Rows is US");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DataSet.builder().text(Tag.of(0x0009, 0x1001), "1"))
        .withMessageContaining("not in the dictionary");
  }

  @Test
  void textsOutsideAsciiNeedACharacterSet() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DataSet.builder().text(Tags.PATIENT_NAME, "Åström"))
        .withMessageContaining("(0010,0010)");
    DataSet latin =
        DataSet.builder()
            .text(Tags.SPECIFIC_CHARACTER_SET, "ISO_IR 100")
            .text(Tags.PATIENT_NAME, "Åström")
            .build();
    assertThat(latin.element(Tags.PATIENT_NAME).get().value())
        .isEqualTo(new Bytes("Åström".getBytes(StandardCharsets.ISO_8859_1)));
    assertThat(latin.text(Tags.PATIENT_NAME)).hasValue("Åström");
    DataSet item = DataSet.builder(latin.characters()).text(Tags.PATIENT_NAME, "Åström").build();
    assertThat(item.text(Tags.PATIENT_NAME)).hasValue("Åström");
  }

  @Test
  void aNameHasPartsInUpToThreeScripts() {
    DataSet dataSet =
        DataSet.builder()
            .text(Tags.SPECIFIC_CHARACTER_SET, "ISO_IR 192")
            .text(Tags.PATIENT_NAME, "Yamada^Tarou^^Dr=山田^太郎")
            .build();
    PersonName name = dataSet.personName(Tags.PATIENT_NAME).orElseThrow();
    assertThat(name.alphabetic()).isEqualTo(new PersonName.Parts("Yamada", "Tarou", "", "Dr", ""));
    assertThat(name.ideographic().given()).isEqualTo("太郎");
    assertThat(name.phonetic().isEmpty()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "20240229, 2024-02-29",
    "1993.02.24, 1993-02-24",
    "20230229,",
    "2023,",
    "19930224x,",
    "20240101-20240131,"
  })
  void readsDates(String text, LocalDate date) {
    assertThat(text(ValueRepresentation.DA, text).date(IMAGE_TYPE).orElse(null)).isEqualTo(date);
  }

  @ParameterizedTest
  @CsvSource({
    "07, 07:00",
    "0730, 07:30",
    "073015.25, 07:30:15.25",
    "17:58:00, 17:58",
    "235960, 23:59:59",
    "250000,",
    "noon,"
  })
  void readsTimes(String text, LocalTime time) {
    assertThat(text(ValueRepresentation.TM, text).time(IMAGE_TYPE).orElse(null)).isEqualTo(time);
  }

  @Test
  void namesThingsByUuid() {
    UUID uuid = UUID.fromString("f81d4fae-7dec-11d0-a765-00a0c91e6bf6");
    assertThat(Uid.of(uuid).value()).isEqualTo("2.25.329800735698586629295641978511506172918");
    assertThat(Uid.of(new UUID(0, 0)).value()).isEqualTo("2.25.0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "1.", ".1", "1..2", "1.02", "1.a", "1.2 "})
  void refusesUidsThatAreNone(String text) {
    assertThat(Uid.isWellFormed(text)).isFalse();
    assertThat(Uid.isWellFormed("1." + "2".repeat(63))).isFalse();
    assertThat(Uid.isWellFormed("1." + "2".repeat(62))).isTrue();
  }

  @Test
  void noValueIsPrinted() {
    DataSet dataSet = DataSet.builder().text(Tags.PATIENT_NAME, "Doe^Jane").build();
    assertThat(dataSet + " " + dataSet.elements()).doesNotContain("Doe");
  }

  private static DataSet text(ValueRepresentation representation, String text) {
    return DataSet.builder()
        .bytes(IMAGE_TYPE, representation, text.getBytes(StandardCharsets.US_ASCII))
        .build();
  }
}
