package org.hilum.gateway.report;

import org.hilum.dicom.data.Tag;

/** Attributes of reports and derived images (PS3.6). */
final class ReportTags {
  static final Tag IMAGE_TYPE = Tag.of(0x0008, 0x0008);
  static final Tag SERIES_DATE = Tag.of(0x0008, 0x0021);
  static final Tag CONTENT_DATE = Tag.of(0x0008, 0x0023);
  static final Tag SERIES_TIME = Tag.of(0x0008, 0x0031);
  static final Tag CONTENT_TIME = Tag.of(0x0008, 0x0033);
  static final Tag CONVERSION_TYPE = Tag.of(0x0008, 0x0064);
  static final Tag REFERRING_PHYSICIAN = Tag.of(0x0008, 0x0090);
  static final Tag CODE_VALUE = Tag.of(0x0008, 0x0100);
  static final Tag CODING_SCHEME_DESIGNATOR = Tag.of(0x0008, 0x0102);
  static final Tag CODE_MEANING = Tag.of(0x0008, 0x0104);
  static final Tag MAPPING_RESOURCE = Tag.of(0x0008, 0x0105);
  static final Tag CODING_SCHEME_IDENTIFICATION = Tag.of(0x0008, 0x0110);
  static final Tag CODING_SCHEME_NAME = Tag.of(0x0008, 0x0115);
  static final Tag MODEL_NAME = Tag.of(0x0008, 0x1090);
  static final Tag REFERENCED_PERFORMED_STEP = Tag.of(0x0008, 0x1111);
  static final Tag REFERENCED_SERIES = Tag.of(0x0008, 0x1115);
  static final Tag REFERENCED_SOP_CLASS = Tag.of(0x0008, 0x1150);
  static final Tag REFERENCED_SOP_INSTANCE = Tag.of(0x0008, 0x1155);
  static final Tag REFERENCED_SOP = Tag.of(0x0008, 0x1199);
  static final Tag DERIVATION_DESCRIPTION = Tag.of(0x0008, 0x2111);
  static final Tag SOURCE_IMAGE = Tag.of(0x0008, 0x2112);
  static final Tag ISSUER_OF_PATIENT_ID = Tag.of(0x0010, 0x0021);
  static final Tag DEVICE_UID = Tag.of(0x0018, 0x1002);
  static final Tag SOFTWARE_VERSIONS = Tag.of(0x0018, 0x1020);
  static final Tag STUDY_ID = Tag.of(0x0020, 0x0010);
  static final Tag SERIES_NUMBER = Tag.of(0x0020, 0x0011);
  static final Tag BURNED_IN_ANNOTATION = Tag.of(0x0028, 0x0301);
  static final Tag LOSSY_COMPRESSION = Tag.of(0x0028, 0x2110);
  static final Tag LOSSY_COMPRESSION_RATIO = Tag.of(0x0028, 0x2112);
  static final Tag LOSSY_COMPRESSION_METHOD = Tag.of(0x0028, 0x2114);
  static final Tag UNITS = Tag.of(0x0040, 0x08EA);
  static final Tag RELATIONSHIP = Tag.of(0x0040, 0xA010);
  static final Tag VALUE_TYPE = Tag.of(0x0040, 0xA040);
  static final Tag CONCEPT_NAME = Tag.of(0x0040, 0xA043);
  static final Tag CONTINUITY = Tag.of(0x0040, 0xA050);
  static final Tag UID = Tag.of(0x0040, 0xA124);
  static final Tag TEXT = Tag.of(0x0040, 0xA160);
  static final Tag CONCEPT_CODE = Tag.of(0x0040, 0xA168);
  static final Tag PURPOSE_OF_REFERENCE = Tag.of(0x0040, 0xA170);
  static final Tag MEASURED_VALUE = Tag.of(0x0040, 0xA300);
  static final Tag NUMERIC_VALUE = Tag.of(0x0040, 0xA30A);
  static final Tag PERFORMED_PROCEDURE = Tag.of(0x0040, 0xA372);
  static final Tag EVIDENCE = Tag.of(0x0040, 0xA375);
  static final Tag COMPLETION = Tag.of(0x0040, 0xA491);
  static final Tag VERIFICATION = Tag.of(0x0040, 0xA493);
  static final Tag PRELIMINARY = Tag.of(0x0040, 0xA496);
  static final Tag CONTENT_TEMPLATE = Tag.of(0x0040, 0xA504);
  static final Tag CONTENT = Tag.of(0x0040, 0xA730);
  static final Tag TEMPLATE_IDENTIFIER = Tag.of(0x0040, 0xDB00);

  private ReportTags() {}
}
