package org.hilum.gateway.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hilum.gateway.report.ReportTree.below;
import static org.hilum.gateway.report.ReportTree.named;
import static org.hilum.gateway.report.ReportTree.only;
import static org.hilum.gateway.report.ReportTree.word;

import java.util.List;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.Tag;
import org.hilum.dicom.data.Tags;
import org.hilum.schemas.ScreeningCompleted;
import org.junit.jupiter.api.Test;

class MeasurementReportTest {
  private final DataSet report = written(Screened.event());

  @Test
  void namesTheOriginalPatientAndStudy() {
    DataSet identity = Screened.identity();

    for (Tag tag :
        List.of(
            Tags.PATIENT_NAME,
            Tags.PATIENT_ID,
            Tags.PATIENT_BIRTH_DATE,
            Tags.PATIENT_SEX,
            Tags.STUDY_INSTANCE_UID,
            Tags.STUDY_DATE,
            Tags.ACCESSION_NUMBER)) {
      assertThat(report.texts(tag)).as(tag.toString()).isEqualTo(identity.texts(tag)).isNotEmpty();
    }
    assertThat(report.element(ReportTags.REFERRING_PHYSICIAN)).isPresent(); // though unknown
    assertThat(report.text(ReportTags.CONTENT_DATE)).contains("20260302");
    assertThat(report.text(ReportTags.CONTENT_TIME)).contains("091530.245"); // in Vienna
  }

  @Test
  void isASeriesOfItsOwnThatNoPersonHasVerified() {
    assertThat(report.text(Tags.SERIES_INSTANCE_UID).orElseThrow())
        .startsWith("2.25.")
        .isNotEqualTo(report.text(Tags.SOP_INSTANCE_UID).orElseThrow());
    assertThat(report.text(Tags.MODALITY)).contains("SR");
    assertThat(report.text(ReportTags.COMPLETION)).contains("COMPLETE");
    assertThat(report.text(ReportTags.VERIFICATION)).contains("UNVERIFIED");
    assertThat(report.text(ReportTags.PRELIMINARY)).contains("PRELIMINARY");
  }

  @Test
  void saysTheProbabilityTheThresholdAndTheDecision() {
    DataSet group = groups().get(0);
    DataSet certainty = only(group, named(Codes.CERTAINTY));

    assertThat(finding(group)).isEqualTo("233604007");
    assertThat(number(certainty)).isEqualTo(91.32);
    assertThat(number(only(certainty, named(Codes.THRESHOLD)))).isEqualTo(62);
    assertThat(word(only(group, named(Codes.DECISION)))).isEqualTo("FLAGGED");
    assertThat(below(group)).noneMatch(named(Codes.REASON));
  }

  @Test
  void tellsTheCausesApart() {
    assertThat(groups())
        .extracting(MeasurementReportTest::finding)
        .containsExactly("233604007", "53084003", "75570004");
    assertThat(number(only(groups().get(1), named(Codes.CERTAINTY)))).isEqualTo(63.01);
    assertThat(number(only(groups().get(2), named(Codes.CERTAINTY)))).isEqualTo(28.31);
  }

  @Test
  void saysWhyThereIsNoDecision() {
    DataSet undecided = written(Screened.indeterminate());

    List<DataSet> groups =
        below(undecided).stream().filter(named(Codes.MEASUREMENT_GROUP)).toList();

    assertThat(groups).hasSize(1);
    assertThat(word(only(groups.get(0), named(Codes.DECISION)))).isEqualTo("INDETERMINATE");
    assertThat(word(only(groups.get(0), named(Codes.REASON)))).isEqualTo("UNLIKE");
  }

  @Test
  void saysThatItIsNoDiagnosis() {
    assertThat(below(report).stream().filter(named(Codes.COMMENT)))
        .extracting(comment -> comment.text(ReportTags.TEXT).orElseThrow())
        .anyMatch(text -> text.contains("not a diagnosis"));
  }

  @Test
  void listsTheImageAndTheHeatMapAsEvidence() {
    DataSet evidence = report.items(ReportTags.EVIDENCE).get(0);
    List<DataSet> series = evidence.items(ReportTags.REFERENCED_SERIES);
    Instance heatMap = Instance.heatMapOf(Screened.result());

    assertThat(evidence.text(Tags.STUDY_INSTANCE_UID)).contains(Screened.STUDY);
    assertThat(series)
        .extracting(one -> one.text(Tags.SERIES_INSTANCE_UID).orElseThrow())
        .containsExactly(Screened.SERIES, heatMap.series().value());
    assertThat(series)
        .extracting(
            one ->
                one.items(ReportTags.REFERENCED_SOP)
                    .get(0)
                    .text(ReportTags.REFERENCED_SOP_INSTANCE)
                    .orElseThrow())
        .containsExactly(Screened.INSTANCE, heatMap.instance().value());
  }

  @Test
  void isTheSameFileForTheSameResult() {
    assertThat(ReportTree.bytes(MeasurementReport.of(Screened.result())))
        .isEqualTo(ReportTree.bytes(MeasurementReport.of(Screened.result())));
  }

  @Test
  void hasAnotherNameForAnotherModel() {
    DataSet other = written(Screened.of("pneumonia-guangzhou/2"));

    for (Tag tag : List.of(Tags.SOP_INSTANCE_UID, Tags.SERIES_INSTANCE_UID)) {
      assertThat(other.text(tag)).isPresent().isNotEqualTo(report.text(tag));
    }
    assertThat(other.text(ReportTags.SOFTWARE_VERSIONS)).contains("pneumonia-guangzhou/2");
  }

  private List<DataSet> groups() {
    return below(report).stream().filter(named(Codes.MEASUREMENT_GROUP)).toList();
  }

  private static DataSet written(ScreeningCompleted event) {
    return ReportTree.written(MeasurementReport.of(Screened.result(event)));
  }

  private static String finding(DataSet group) {
    return word(only(group, named(Codes.FINDING)));
  }

  private static double number(DataSet item) {
    DataSet measured = item.items(ReportTags.MEASURED_VALUE).get(0);
    assertThat(measured.items(ReportTags.UNITS).get(0).text(ReportTags.CODE_VALUE)).contains("%");
    return measured.decimal(ReportTags.NUMERIC_VALUE).orElseThrow();
  }
}
