package org.hilum.dicom.deidentify;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hilum.dicom.data.Bytes;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.DataSetBuilder;
import org.hilum.dicom.data.Element;
import org.hilum.dicom.data.Items;
import org.hilum.dicom.data.Tag;
import org.hilum.dicom.data.Tags;
import org.hilum.dicom.data.ValueRepresentation;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Walks table E.1-1 of PS3.15, edition 2023b: its attributes with their representations, one of the
 * repeating groups of curves and overlays each. Every one carries a value that nothing else has.
 */
class ConfidentialAttributesTest {
  /** Replaced, or coarse: the option to retain patient characteristics lets them stay. */
  private static final Set<Tag> STAYING =
      Set.of(
          Tags.SOP_INSTANCE_UID,
          Tags.STUDY_INSTANCE_UID,
          Tags.SERIES_INSTANCE_UID,
          Tags.PATIENT_NAME,
          Tags.PATIENT_ID,
          Xrays.AGE);

  private static final List<String> TELLTALES =
      List.of("TELLTALE", "1.2.7744", "18770413", "177413.7744", "774413.77", "77441377", "077Y");

  private static List<String[]> table;

  @BeforeAll
  static void readsTheTable() throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                ConfidentialAttributesTest.class.getResourceAsStream("table-e-1-1.txt"),
                ISO_8859_1))) {
      table = lines.lines().map(line -> line.split(" ")).toList();
    }
    assertThat(table).hasSizeGreaterThan(600);
  }

  @Test
  void noneOfThemStaysInTheObject() {
    DataSet original = carrying(Xrays.image(Xrays.DIGITAL)).build();
    assertThat(Xrays.written(original)).contains(TELLTALES);

    DataSet object = Xrays.deidentifier().of(original).dataSet();

    assertThat(table.stream().map(line -> tag(line[0])))
        .filteredOn(object::has)
        .containsExactlyInAnyOrderElementsOf(STAYING);
    assertThat(Xrays.written(object)).doesNotContain(TELLTALES);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00082218", // Anatomic Region Sequence
        "00283000", // Modality LUT Sequence
        "00283010", // VOI LUT Sequence
        "00540220", // View Code Sequence
        "00081140", // Referenced Image Sequence
        "00400555", // Acquisition Context Sequence
        "52009229", // Shared Functional Groups Sequence
        "00091010", // a private sequence
        "00180060", // KVP, which is no sequence
        "00180015", // Body Part Examined, which is none either
        "7FE00010"
      })
  void noneOfThemStaysInASequence(String sequence) {
    DataSet known = Xrays.code("SCT", "51185008", "TELLTALE");
    DataSet item = carrying(known.toBuilder()).build();
    DataSet nested =
        carrying(known.toBuilder())
            .items(Tag.of(0x0008, 0x2220), item)
            .items(Tag.of(0x0054, 0x0222), item)
            .build();
    DataSet original =
        Xrays.image(Xrays.DIGITAL)
            .element(
                new Element(
                    tag(sequence), ValueRepresentation.SQ, new Items(List.of(nested, item))))
            .build();
    assertThat(Xrays.written(original)).contains(TELLTALES);

    DataSet object = Xrays.deidentifier().of(original).dataSet();

    assertThat(Xrays.written(object)).doesNotContain(TELLTALES);
  }

  /** Whatever representation a device gives an attribute that stays. */
  @Test
  void noneStaysInAnAttributeOfTheListThatShouldBeSomethingElse() {
    for (ValueRepresentation representation :
        List.of(
            ValueRepresentation.CS,
            ValueRepresentation.LO,
            ValueRepresentation.UT,
            ValueRepresentation.UN,
            ValueRepresentation.PN,
            ValueRepresentation.DS,
            ValueRepresentation.AS,
            ValueRepresentation.UI)) {
      DataSetBuilder original = Xrays.image(Xrays.DIGITAL);
      kept()
          .filter(tag -> !tag.equals(Tags.PIXEL_DATA) && !tag.equals(Tags.PIXEL_REPRESENTATION))
          .forEach(
              tag -> original.bytes(tag, representation, "TELLTALE TELLTALE".getBytes(ISO_8859_1)));
      DataSet object = Xrays.deidentifier().of(original.build()).dataSet();
      assertThat(Xrays.written(withClass(object))).as("%s", representation).doesNotContain("TELL");
    }
  }

  private static DataSet withClass(DataSet object) {
    return object.toBuilder().text(Tags.SOP_CLASS_UID, Xrays.DIGITAL).build();
  }

  private static Stream<Tag> kept() {
    return Lines.of("kept-attributes.txt", 5).stream()
        .map(line -> line[0])
        .filter(number -> !number.startsWith(">"))
        .map(ConfidentialAttributesTest::tag);
  }

  /** With all of the table and a private block. */
  private static DataSetBuilder carrying(DataSetBuilder dataSet) {
    table.forEach(line -> dataSet.element(element(tag(line[0]), line[1])));
    return dataSet
        .element(element(Tag.of(0x0009, 0x0010), "LO"))
        .element(element(Tag.of(0x0009, 0x1001), "PN"))
        .element(element(Tag.of(0x0009, 0x1002), "SQ"))
        .element(element(Tag.of(0x0011, 0x1001), "UN"));
  }

  private static Element element(Tag tag, String code) {
    ValueRepresentation representation = ValueRepresentation.valueOf(code);
    if (representation == ValueRepresentation.SQ) {
      DataSet item =
          Xrays.code("99TELLTALE", "TELLTALE", "TELLTALE").toBuilder()
              .text(Tags.PATIENT_NAME, "TELLTALE")
              .build();
      return new Element(tag, representation, new Items(List.of(item)));
    }
    return new Element(tag, representation, new Bytes(telltale(representation)));
  }

  private static byte[] telltale(ValueRepresentation representation) {
    String text =
        switch (representation) {
          case UI -> "1.2.7744";
          case DA -> "18770413";
          case TM -> "177413.7744 ";
          case DT -> "18770413177413.7744 ";
          case DS -> "774413.77 ";
          case IS -> "77441377";
          case AS -> "077Y";
          default -> "TELLTALE";
        };
    return text.getBytes(ISO_8859_1);
  }

  private static Tag tag(String number) {
    return new Tag(Integer.parseUnsignedInt(number, 16));
  }
}
