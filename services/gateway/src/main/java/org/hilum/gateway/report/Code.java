package org.hilum.gateway.report;

import org.hilum.dicom.data.DataSet;

/**
 * A coded concept (PS3.3 8.8).
 *
 * @param value at most 16 characters
 * @param scheme designator of PS3.16 section 8, or {@link Codes#OWN_SCHEME}
 * @param meaning for people, at most 64 characters
 */
record Code(String value, String scheme, String meaning) {
  static Code dcm(String value, String meaning) {
    return new Code(value, "DCM", meaning);
  }

  static Code snomed(String value, String meaning) {
    return new Code(value, "SCT", meaning);
  }

  DataSet item() {
    return DataSet.builder()
        .text(ReportTags.CODE_VALUE, value)
        .text(ReportTags.CODING_SCHEME_DESIGNATOR, scheme)
        .text(ReportTags.CODE_MEANING, meaning)
        .build();
  }
}
