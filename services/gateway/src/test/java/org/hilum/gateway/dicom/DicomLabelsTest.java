package org.hilum.gateway.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.DataSetBuilder;
import org.hilum.dicom.data.Tag;
import org.hilum.dicom.data.Tags;
import org.hilum.gateway.Radiographs;
import org.hilum.gateway.admit.Pseudonyms;
import org.hilum.schemas.XrayLabels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DicomLabelsTest {
  private static final Tag AGE = Tag.of(0x0010, 0x1010);
  private static final Tag VIEW_CODES = Tag.of(0x0054, 0x0220);
  private static final Tag VIEW_MODIFIERS = Tag.of(0x0054, 0x0222);
  private static final Tag REGIONS = Tag.of(0x0008, 0x2218);

  private final Pseudonyms pseudonyms =
      new Pseudonyms(() -> Optional.of("a secret of thirty-two characters"));
  private final DicomLabels labels = new DicomLabels(new Naming(pseudonyms));

  @Test
  void givesThePseudonymsThatMetadataWouldGet() {
    XrayLabels read = labels.of(Radiographs.computed().build(), "cr-1");

    assertThat(read.labels())
        .containsEntry("patient", pseudonyms.of("patient", Radiographs.PATIENT_ID))
        .containsEntry("study", pseudonyms.of("study", Radiographs.STUDY))
        .containsEntry("series", pseudonyms.of("series", Radiographs.SERIES))
        .containsKey("instance")
        .containsEntry("device", "cr-1")
        .containsEntry("modality", "CR")
        .containsEntry("sex", "FEMALE")
        .containsEntry("body-part", "CHEST");
  }

  @ParameterizedTest
  @CsvSource({
    "AP, AP,",
    "pa, PA,",
    "LL, LATERAL,",
    "RL, LATERAL,",
    "LAT, LATERAL,",
    "LLAT, LATERAL,",
    "RLAT, LATERAL,",
    "LATERAL, LATERAL,",
    "RLO,, RLO",
    "LLD,, LLD",
    "OBLIQUE,, OBLIQUE",
    "LATERAL LEFT, LATERAL,",
    "X-TABLE LAT, LATERAL,",
    "LAT DECUBITUS,, OTHER",
    "AP LORDOTIC,, OTHER",
    "PLATE,,",
    "XX,,"
  })
  void readsTheViewFromItsPosition(String position, String view, String other) {
    DataSet image = Radiographs.computed().text(Tags.VIEW_POSITION, position).build();

    assertThat(label(image, XrayLabels.VIEW)).isEqualTo(Optional.ofNullable(view));
    assertThat(label(image, XrayLabels.OTHER_VIEW)).isEqualTo(Optional.ofNullable(other));
  }

  @ParameterizedTest
  @CsvSource({
    "399348003, SCT, AP,",
    "R-10206, SRT, AP,",
    "272479007, SCT, PA,",
    "R-10214, SNM3, PA,",
    "399173006, SCT, LATERAL,",
    "399033003, SCT,,",
    "399312000, SCT,, OTHER",
    "272481009, SCT,,",
    "R-10234, SRT,, OTHER",
    "399348003, 99XX,,"
  })
  void readsTheViewFromItsCodeWhereThereIsNoPosition(
      String code, String scheme, String view, String other) {
    DataSet image = unviewed().items(VIEW_CODES, coded(code, scheme).build()).build();

    assertThat(label(image, XrayLabels.VIEW)).isEqualTo(Optional.ofNullable(view));
    assertThat(label(image, XrayLabels.OTHER_VIEW)).isEqualTo(Optional.ofNullable(other));
  }

  @Test
  void readsTheCodeWhereThePositionSaysNothing() {
    DataSet lateral = coded("399067008", "SCT").build();
    for (String position : new String[] {"", "STANDING"}) {
      DataSet image =
          Radiographs.computed()
              .text(Tags.VIEW_POSITION, position)
              .items(VIEW_CODES, lateral)
              .build();

      assertThat(label(image, XrayLabels.VIEW)).hasValue("LATERAL");
    }
  }

  @ParameterizedTest
  @CsvSource({"399348003,", "399067008, LATERAL"})
  void believesNoFrontalCodeThatIsModified(String code, String view) {
    DataSet modified = coded(code, "SCT").items(VIEW_MODIFIERS, DataSet.builder().build()).build();

    assertThat(label(unviewed().items(VIEW_CODES, modified).build(), XrayLabels.VIEW))
        .isEqualTo(Optional.ofNullable(view));
  }

  @ParameterizedTest
  @CsvSource({"CHESTLAT, LATERAL", "Thorax-Lat, LATERAL", "CHESTPA,"})
  void tellsALateralViewByTheNameOfThePart(String part, String view) {
    DataSet image = unviewed().text(Tags.BODY_PART_EXAMINED, part).build();

    assertThat(label(image, XrayLabels.VIEW)).isEqualTo(Optional.ofNullable(view));
    assertThat(label(image, XrayLabels.BODY_PART)).hasValue("CHEST");
  }

  @ParameterizedTest
  @CsvSource({"A, F, LATERAL", "P, F, LATERAL", "P, H, LATERAL", "L, F,", "AL, F,", "A, L,"})
  void tellsALateralViewByItsOrientation(String rows, String columns, String view) {
    DataSet image = unviewed().text(Tags.PATIENT_ORIENTATION, rows, columns).build();

    assertThat(label(image, XrayLabels.VIEW)).isEqualTo(Optional.ofNullable(view));
  }

  @ParameterizedTest
  @CsvSource({
    "045Y, ADULT",
    "018Y, ADULT",
    "017Y, CHILD",
    "005Y, YOUNG_CHILD",
    "000Y, INFANT",
    "011M, INFANT",
    "018M, YOUNG_CHILD",
    "030W, INFANT",
    "400D, YOUNG_CHILD",
    "131Y,",
    "4Y, YOUNG_CHILD",
    "81, ADULT",
    "four,"
  })
  void readsTheAgeGroupFromTheAge(String age, String group) {
    DataSet image = undated().text(AGE, age).build();

    assertThat(label(image, XrayLabels.AGE_GROUP)).isEqualTo(Optional.ofNullable(group));
  }

  @ParameterizedTest
  @CsvSource({
    "20240103, 20250102, INFANT",
    "20240102, 20250102, YOUNG_CHILD",
    "20070102, 20250102, ADULT",
    "20260101, 20250102,",
    "18000101, 20250102,"
  })
  void reckonsTheAgeGroupFromTheDaysOfBirthAndStudy(String birth, String study, String group) {
    DataSet image =
        undated().text(Tags.PATIENT_BIRTH_DATE, birth).text(Tags.STUDY_DATE, study).build();

    assertThat(label(image, XrayLabels.AGE_GROUP)).isEqualTo(Optional.ofNullable(group));
  }

  @ParameterizedTest
  @CsvSource({
    "CHEST, CHEST",
    "chest, CHEST",
    "CHEST PA, CHEST",
    "TORAX, CHEST",
    "Torax_AP, CHEST",
    "THORAX, THORAX",
    "LUNG, LUNG",
    "CHEST (PA), CHEST",
    "Thorax p.a., CHEST",
    "'Chest, AP', CHEST",
    "CHEST/PORTABLE, CHEST",
    "Chest 2 Views, CHEST",
    "CHESTABDPELVIS, CHESTABDPELVIS",
    "ABDOMEN, ABDOMEN",
    "Abdomen, ABDOMEN",
    "CHESTABDOMEN, CHESTABDOMEN",
    "ABDOMEN AND PELVIS, OTHER",
    "knee (left), OTHER",
    "KNEE OF NEMO NOBODY, OTHER"
  })
  void keepsTheTermOfABodyPartAndNoOtherText(String term, String label) {
    DataSet image = Radiographs.computed().text(Tags.BODY_PART_EXAMINED, term).build();

    assertThat(label(image, XrayLabels.BODY_PART)).hasValue(label);
  }

  @Test
  void anEndlessWordIsOfNoChest() {
    DataSet image =
        Radiographs.computed().text(Tags.BODY_PART_EXAMINED, "CHEST" + "PA".repeat(9_000)).build();

    assertThat(label(image, XrayLabels.BODY_PART)).hasValue("OTHER");
  }

  @ParameterizedTest
  @CsvSource({
    "816094009, SCT, CHEST",
    "T-D3000, SRT, CHEST",
    "39607008, SCT, CHEST",
    "72696002, SCT, OTHER",
    "72696002, 99XX,"
  })
  void knowsThePartByItsCodeWhereThereIsNoTerm(String code, String scheme, String label) {
    DataSet region = coded(code, scheme).build();
    DataSet untold = Radiographs.computed().without(Tags.BODY_PART_EXAMINED).build();
    DataSet empty = Radiographs.computed().text(Tags.BODY_PART_EXAMINED, "").build();

    assertThat(label(untold, XrayLabels.BODY_PART)).isEmpty();
    for (DataSet image : List.of(untold, empty)) {
      assertThat(label(image.toBuilder().items(REGIONS, region).build(), XrayLabels.BODY_PART))
          .isEqualTo(Optional.ofNullable(label));
    }
  }

  private Optional<String> label(DataSet image, String key) {
    return Optional.ofNullable(labels.of(image, "cr-1").labels().get(key));
  }

  private static DataSetBuilder unviewed() {
    return Radiographs.computed().without(Tags.VIEW_POSITION);
  }

  private static DataSetBuilder undated() {
    return Radiographs.computed().without(Tags.PATIENT_BIRTH_DATE).without(Tags.STUDY_DATE);
  }

  private static DataSetBuilder coded(String value, String scheme) {
    return DataSet.builder()
        .text(Tag.of(0x0008, 0x0100), value)
        .text(Tag.of(0x0008, 0x0102), scheme);
  }
}
