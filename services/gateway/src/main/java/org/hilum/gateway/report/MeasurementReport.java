package org.hilum.gateway.report;

import static org.hilum.gateway.report.Relation.CONTAINS;
import static org.hilum.gateway.report.Relation.HAS_CONCEPT_MODIFIER;
import static org.hilum.gateway.report.Relation.HAS_OBSERVATION_CONTEXT;
import static org.hilum.gateway.report.Relation.HAS_PROPERTIES;
import static org.hilum.gateway.report.Relation.INFERRED_FROM;

import java.util.ArrayList;
import java.util.List;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.Uid;
import org.hilum.dicom.file.DicomFile;

/**
 * A Comprehensive SR after TID 1500 (PS3.16): one measurement group for pneumonia, and one for each
 * cause that the model tells apart. The heat map is referred to whether or not the receiver of the
 * report gets it too.
 */
public final class MeasurementReport {
  public static final Uid SOP_CLASS = new Uid("1.2.840.10008.5.1.4.1.1.88.33");

  static final String THING = "report";

  private final Result result;
  private final Instance original;
  private final Instance heatMap;

  private MeasurementReport(Result result) {
    this.result = result;
    this.original = Instance.originalOf(result);
    this.heatMap = Instance.heatMapOf(result);
  }

  public static DicomFile of(Result result) {
    return new MeasurementReport(result).file();
  }

  private DicomFile file() {
    ReportFrame frame =
        new ReportFrame(
            result, THING, "Hilum AI screening, " + Wording.NO_DIAGNOSIS, List.of(heatMap));
    return frame.around(
        ContentItem.container(CONTAINS, Codes.MEASUREMENTS, groups().toArray(DataSet[]::new)),
        ContentItem.container(
            CONTAINS,
            Codes.QUALITATIVE,
            ContentItem.text(CONTAINS, Codes.COMMENT, Wording.decision(result.judgement())),
            ContentItem.text(CONTAINS, Codes.COMMENT, Wording.CAUTION)));
  }

  private List<DataSet> groups() {
    List<DataSet> groups = new ArrayList<>();
    groups.add(pneumonia());
    result
        .judgement()
        .findings()
        .ifPresent(
            parts -> {
              groups.add(cause(Codes.BACTERIAL_PNEUMONIA, parts.bacterial()));
              groups.add(cause(Codes.VIRAL_PNEUMONIA, parts.viral()));
            });
    return groups;
  }

  private DataSet pneumonia() {
    List<DataSet> group = begin(Codes.PNEUMONIA);
    group.add(
        ContentItem.percent(
            CONTAINS,
            Codes.CERTAINTY,
            Wording.percent(result.judgement().probability()),
            source(),
            ContentItem.percent(
                HAS_PROPERTIES, Codes.THRESHOLD, Wording.percent(result.judgement().threshold()))));
    group.add(ContentItem.code(CONTAINS, Codes.DECISION, Codes.of(result.judgement().decision())));
    result
        .judgement()
        .reason()
        .map(reason -> ContentItem.code(CONTAINS, Codes.REASON, Codes.of(reason)))
        .ifPresent(group::add);
    group.add(ContentItem.image(CONTAINS, Codes.ILLUSTRATION, heatMap));
    return group(group);
  }

  private DataSet cause(Code finding, double probability) {
    List<DataSet> group = begin(finding);
    group.add(
        ContentItem.percent(CONTAINS, Codes.CERTAINTY, Wording.percent(probability), source()));
    return group(group);
  }

  /** TID 1501 rows 1 to 3, and which algorithm it was (TID 4019). */
  private List<DataSet> begin(Code finding) {
    ModelName model = ModelName.of(result);
    List<DataSet> group = new ArrayList<>();
    group.add(
        ContentItem.text(HAS_OBSERVATION_CONTEXT, Codes.TRACKING_IDENTIFIER, finding.meaning()));
    group.add(
        ContentItem.uid(
            HAS_OBSERVATION_CONTEXT, Codes.TRACKING_UID, result.uid("finding " + finding.value())));
    group.add(ContentItem.text(HAS_CONCEPT_MODIFIER, Codes.ALGORITHM_NAME, model.name()));
    group.add(ContentItem.text(HAS_CONCEPT_MODIFIER, Codes.ALGORITHM_VERSION, model.version()));
    group.add(ContentItem.code(CONTAINS, Codes.FINDING, finding));
    return group;
  }

  private DataSet source() {
    return ContentItem.image(INFERRED_FROM, Codes.SOURCE_OF_MEASUREMENT, original);
  }

  private static DataSet group(List<DataSet> content) {
    return ContentItem.container(
        CONTAINS, Codes.MEASUREMENT_GROUP, content.toArray(DataSet[]::new));
  }
}
