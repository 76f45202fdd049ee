package org.hilum.gateway.report;

import java.math.BigDecimal;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.DataSetBuilder;
import org.hilum.dicom.data.Uid;

/** The nodes of a report's tree (PS3.3 C.17.3). */
final class ContentItem {
  private ContentItem() {}

  static DataSet container(Relation relation, Code name, DataSet... content) {
    return item(relation, "CONTAINER", name)
        .text(ReportTags.CONTINUITY, "SEPARATE")
        .items(ReportTags.CONTENT, content)
        .build();
  }

  static DataSet code(Relation relation, Code name, Code value) {
    return item(relation, "CODE", name).items(ReportTags.CONCEPT_CODE, value.item()).build();
  }

  static DataSet text(Relation relation, Code name, String value) {
    return item(relation, "TEXT", name).text(ReportTags.TEXT, value).build();
  }

  static DataSet uid(Relation relation, Code name, Uid value) {
    return item(relation, "UIDREF", name).text(ReportTags.UID, value.value()).build();
  }

  static DataSet percent(Relation relation, Code name, BigDecimal value, DataSet... about) {
    DataSet measured =
        DataSet.builder()
            .items(ReportTags.UNITS, Codes.PERCENT.item())
            .text(ReportTags.NUMERIC_VALUE, value.toPlainString())
            .build();
    DataSetBuilder number = item(relation, "NUM", name).items(ReportTags.MEASURED_VALUE, measured);
    return about.length == 0 ? number.build() : number.items(ReportTags.CONTENT, about).build();
  }

  static DataSet image(Relation relation, Code name, Instance image) {
    return item(relation, "IMAGE", name).items(ReportTags.REFERENCED_SOP, image.item()).build();
  }

  /** An image of the library, which needs no name. */
  static DataSet image(Relation relation, Instance image) {
    return DataSet.builder()
        .text(ReportTags.RELATIONSHIP, relation.term())
        .text(ReportTags.VALUE_TYPE, "IMAGE")
        .items(ReportTags.REFERENCED_SOP, image.item())
        .build();
  }

  private static DataSetBuilder item(Relation relation, String type, Code name) {
    return DataSet.builder()
        .text(ReportTags.RELATIONSHIP, relation.term())
        .text(ReportTags.VALUE_TYPE, type)
        .items(ReportTags.CONCEPT_NAME, name.item());
  }
}
