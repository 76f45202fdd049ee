package org.hilum.dicom.deidentify;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.DataSetBuilder;
import org.hilum.dicom.data.Tag;

/**
 * Codes of regions, views and sides (PS3.16 context groups 244, 4009, 4010 and 4011). Their
 * meanings are written anew, as a device may write anything there.
 */
final class KnownCodes {
  private static final Tag CODE_VALUE = Tag.of(0x0008, 0x0100);
  private static final Tag CODING_SCHEME = Tag.of(0x0008, 0x0102);
  private static final Tag CODE_MEANING = Tag.of(0x0008, 0x0104);

  private static final Map<String, String> MEANINGS =
      Lines.of("known-codes.txt", 3).stream()
          .collect(Collectors.toUnmodifiableMap(line -> key(line[0], line[1]), line -> line[2]));

  private KnownCodes() {}

  /** The code of an item, if it is known. */
  static Optional<DataSetBuilder> of(DataSet item) {
    return of(item.text(CODING_SCHEME).orElse(""), item.text(CODE_VALUE).orElse(""));
  }

  static Optional<DataSetBuilder> of(String scheme, String value) {
    return Optional.ofNullable(MEANINGS.get(key(scheme, value)))
        .map(meaning -> item(scheme, value, meaning));
  }

  static DataSetBuilder item(String scheme, String value, String meaning) {
    return DataSet.builder()
        .text(CODE_VALUE, value)
        .text(CODING_SCHEME, scheme)
        .text(CODE_MEANING, meaning);
  }

  private static String key(String scheme, String value) {
    return scheme + " " + value;
  }
}
