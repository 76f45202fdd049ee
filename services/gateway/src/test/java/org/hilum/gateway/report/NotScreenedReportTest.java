package org.hilum.gateway.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hilum.gateway.report.ReportTree.below;
import static org.hilum.gateway.report.ReportTree.named;
import static org.hilum.gateway.report.ReportTree.only;
import static org.hilum.gateway.report.ReportTree.word;

import java.util.List;
import java.util.Optional;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.Tag;
import org.hilum.dicom.data.Tags;
import org.hilum.schemas.FailureReason;
import org.hilum.schemas.ScreeningFailed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class NotScreenedReportTest {
  private static final int LONGEST_VALUE = 16;
  private static final int LONGEST_MEANING = 64;

  private final DataSet report =
      written(FailureReason.OUT_OF_SCOPE_AGE, "the model judges others", Optional.empty());

  @Test
  void saysThatTheImageWasNotScreenedAndWhy() {
    assertThat(word(only(report, named(Codes.DECISION)))).isEqualTo("NOT_SCREENED");
    assertThat(word(only(report, named(Codes.REASON)))).isEqualTo("SCOPE_AGE");
    assertThat(below(report).stream().filter(named(Codes.COMMENT)))
        .extracting(comment -> comment.text(ReportTags.TEXT).orElseThrow())
        .contains("Not screened, out of scope age: the model judges others")
        .anyMatch(text -> text.contains("not a diagnosis"));
  }

  @Test
  void saysTheFinestWordThatItKnows() {
    DataSet ofAnotherPart =
        written(
            FailureReason.OUT_OF_SCOPE_VIEW,
            "chest only",
            Optional.of(ScreeningFailed.OUT_OF_SCOPE_BODY_PART));
    DataSet ofAWordToCome =
        written(FailureReason.OUT_OF_SCOPE_VIEW, "chest only", Optional.of("ON_THE_MOON"));

    assertThat(word(only(ofAnotherPart, named(Codes.REASON)))).isEqualTo("SCOPE_BODY_PART");
    assertThat(word(only(ofAWordToCome, named(Codes.REASON)))).isEqualTo("SCOPE_VIEW");
  }

  @ParameterizedTest
  @CsvSource({
    "OUT_OF_SCOPE_MODALITY, 363679005",
    "OUT_OF_SCOPE_BODY_PART, 363679005",
    "OUT_OF_SCOPE_VIEW, 399208008"
  })
  void callsNothingAChestXrayThatWasNone(String word, String procedure) {
    DataSet outOfScope = written(FailureReason.OUT_OF_SCOPE_VIEW, "chest only", Optional.of(word));

    assertThat(word(only(outOfScope, named(Codes.PROCEDURE_REPORTED)))).isEqualTo(procedure);
  }

  @ParameterizedTest
  @EnumSource(FailureReason.class)
  void hasACodeForEveryReason(FailureReason reason) {
    DataSet code =
        only(written(reason, "it is so", Optional.empty()), named(Codes.REASON))
            .items(ReportTags.CONCEPT_CODE)
            .get(0);

    assertThat(code.text(ReportTags.CODE_VALUE).orElseThrow())
        .hasSizeLessThanOrEqualTo(LONGEST_VALUE);
    assertThat(code.text(ReportTags.CODE_MEANING).orElseThrow())
        .hasSizeLessThanOrEqualTo(LONGEST_MEANING);
    assertThat(code.text(ReportTags.CODING_SCHEME_DESIGNATOR)).contains(Codes.OWN_SCHEME);
  }

  @Test
  void measuresNothingAndRefersToTheImageAlone() {
    assertThat(below(report)).noneMatch(named(Codes.MEASUREMENTS));
    assertThat(below(report)).noneMatch(named(Codes.CERTAINTY));
    assertThat(report.items(ReportTags.EVIDENCE).get(0).items(ReportTags.REFERENCED_SERIES))
        .extracting(series -> series.text(Tags.SERIES_INSTANCE_UID).orElseThrow())
        .containsExactly(Screened.SERIES);
  }

  @Test
  void isOfTheOriginalPatientUnderANameOfItsOwn() {
    DataSet result = ReportTree.written(MeasurementReport.of(Screened.result()));

    for (Tag tag : List.of(Tags.PATIENT_NAME, Tags.PATIENT_ID, Tags.STUDY_INSTANCE_UID)) {
      assertThat(report.texts(tag)).isEqualTo(Screened.identity().texts(tag)).isNotEmpty();
    }
    for (Tag tag : List.of(Tags.SOP_INSTANCE_UID, Tags.SERIES_INSTANCE_UID)) {
      assertThat(report.text(tag)).isPresent().isNotEqualTo(result.text(tag));
    }
    assertThat(report.text(ReportTags.SOFTWARE_VERSIONS)).contains("pneumonia-guangzhou/1");
  }

  private static DataSet written(FailureReason reason, String detail, Optional<String> code) {
    return ReportTree.written(NotScreenedReport.of(Screened.notScreened(reason, detail, code)));
  }
}
