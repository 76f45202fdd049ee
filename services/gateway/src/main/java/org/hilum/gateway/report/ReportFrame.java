package org.hilum.gateway.report;

import static org.hilum.gateway.report.Relation.CONTAINS;
import static org.hilum.gateway.report.Relation.HAS_CONCEPT_MODIFIER;
import static org.hilum.gateway.report.Relation.HAS_OBSERVATION_CONTEXT;

import java.util.ArrayList;
import java.util.List;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.Tags;
import org.hilum.dicom.data.Uid;
import org.hilum.dicom.file.DicomFile;
import org.hilum.dicom.file.TransferSyntax;

/**
 * What every structured report has (TID 1500, PS3.16): who observed, which procedure, and the
 * image. It is complete but unverified and preliminary: no person has seen it.
 *
 * @param thing that it is named by
 * @param derived objects that it refers to beside the image
 */
record ReportFrame(Screening screening, String thing, String description, List<Instance> derived) {
  private static final Uid SOP_CLASS = MeasurementReport.SOP_CLASS;
  private static final String TEMPLATES = "DCMR";
  private static final int SERIES_NUMBER = 9901;

  DicomFile around(DataSet... findings) {
    DataSet report =
        PatientAndStudy.of(screening, SOP_CLASS, thing, "SR")
            .text(Tags.SERIES_DESCRIPTION, description)
            .integers(ReportTags.SERIES_NUMBER, SERIES_NUMBER)
            .text(ReportTags.DEVICE_UID, ModelName.of(screening).deviceUid().value())
            .items(ReportTags.CODING_SCHEME_IDENTIFICATION, ownScheme())
            .items(ReportTags.REFERENCED_PERFORMED_STEP)
            .items(ReportTags.PERFORMED_PROCEDURE)
            .items(ReportTags.EVIDENCE, evidence())
            .text(ReportTags.COMPLETION, "COMPLETE")
            .text(ReportTags.VERIFICATION, "UNVERIFIED")
            .text(ReportTags.PRELIMINARY, "PRELIMINARY")
            .text(ReportTags.VALUE_TYPE, "CONTAINER")
            .text(ReportTags.CONTINUITY, "SEPARATE")
            .items(ReportTags.CONCEPT_NAME, Codes.REPORT.item())
            .items(ReportTags.CONTENT_TEMPLATE, template())
            .items(ReportTags.CONTENT, content(findings).toArray(DataSet[]::new))
            .build();
    return new DicomFile(TransferSyntax.EXPLICIT_LITTLE_ENDIAN, DataSet.builder().build(), report);
  }

  private static DataSet ownScheme() {
    return DataSet.builder()
        .text(ReportTags.CODING_SCHEME_DESIGNATOR, Codes.OWN_SCHEME)
        .text(ReportTags.CODING_SCHEME_NAME, "Concepts of Hilum")
        .build();
  }

  private static DataSet template() {
    return DataSet.builder()
        .text(ReportTags.MAPPING_RESOURCE, TEMPLATES)
        .text(ReportTags.TEMPLATE_IDENTIFIER, "1500")
        .build();
  }

  private DataSet evidence() {
    List<DataSet> series = new ArrayList<>();
    series.add(Instance.originalOf(screening).seriesItem());
    derived.forEach(instance -> series.add(instance.seriesItem()));
    return DataSet.builder()
        .text(Tags.STUDY_INSTANCE_UID, screening.original(Tags.STUDY_INSTANCE_UID).value())
        .items(ReportTags.REFERENCED_SERIES, series.toArray(DataSet[]::new))
        .build();
  }

  private List<DataSet> content(DataSet... findings) {
    List<DataSet> content = new ArrayList<>();
    content.add(ContentItem.code(HAS_CONCEPT_MODIFIER, Codes.LANGUAGE, Codes.ENGLISH));
    content.addAll(observer());
    content.add(
        ContentItem.code(
            HAS_CONCEPT_MODIFIER,
            Codes.PROCEDURE_REPORTED,
            screening.isOfChest() ? Codes.CHEST_XRAY : Codes.IMAGING));
    content.add(
        ContentItem.container(
            CONTAINS,
            Codes.IMAGE_LIBRARY,
            ContentItem.container(
                CONTAINS,
                Codes.IMAGE_LIBRARY_GROUP,
                ContentItem.image(CONTAINS, Instance.originalOf(screening)))));
    content.addAll(List.of(findings));
    return content;
  }

  /** TID 1001 with TID 1004: a device looked at the image. */
  private List<DataSet> observer() {
    ModelName model = ModelName.of(screening);
    return List.of(
        ContentItem.code(HAS_OBSERVATION_CONTEXT, Codes.OBSERVER_TYPE, Codes.DEVICE),
        ContentItem.uid(HAS_OBSERVATION_CONTEXT, Codes.OBSERVER_UID, model.deviceUid()),
        ContentItem.text(HAS_OBSERVATION_CONTEXT, Codes.OBSERVER_NAME, "Hilum"),
        ContentItem.text(
            HAS_OBSERVATION_CONTEXT, Codes.OBSERVER_MANUFACTURER, PatientAndStudy.MANUFACTURER),
        ContentItem.text(HAS_OBSERVATION_CONTEXT, Codes.OBSERVER_MODEL, model.name()));
  }
}
