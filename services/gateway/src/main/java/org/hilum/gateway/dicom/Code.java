package org.hilum.gateway.dicom;

import java.util.Optional;
import java.util.Set;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.Tag;

/**
 * A concept of SNOMED (PS3.3 8.8).
 *
 * @param value of SNOMED CT, or of its older identifiers
 */
record Code(String value) {
  private static final Tag VALUE = Tag.of(0x0008, 0x0100);
  private static final Tag SCHEME = Tag.of(0x0008, 0x0102);
  private static final Set<String> SNOMED = Set.of("SCT", "SRT", "SNM3");

  static Optional<Code> of(DataSet item) {
    return item.text(SCHEME)
        .filter(SNOMED::contains)
        .flatMap(scheme -> item.text(VALUE))
        .map(Code::new);
  }
}
