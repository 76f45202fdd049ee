package org.hilum.gateway.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.file.DicomFile;
import org.hilum.dicom.file.DicomReader;
import org.hilum.dicom.file.DicomWriter;
import org.hilum.dicom.file.ReadLimits;

/** The content of a structured report, as somebody else reads it. */
final class ReportTree {
  private ReportTree() {}

  static byte[] bytes(DicomFile file) {
    return DicomWriter.file(file.syntax(), file.dataSet());
  }

  /** Written and read again. */
  static DataSet written(DicomFile file) {
    return new DicomReader(ReadLimits.standard())
        .read(bytes(file))
        .fold(
            DicomFile::dataSet,
            refused -> {
              throw new AssertionError(refused.detail());
            });
  }

  static List<DataSet> below(DataSet item) {
    List<DataSet> all = new ArrayList<>();
    for (DataSet content : item.items(ReportTags.CONTENT)) {
      all.add(content);
      all.addAll(below(content));
    }
    return all;
  }

  static Predicate<DataSet> named(Code name) {
    return item ->
        item.items(ReportTags.CONCEPT_NAME).stream()
            .anyMatch(code -> code.text(ReportTags.CODE_VALUE).equals(Optional.of(name.value())));
  }

  static DataSet only(DataSet around, Predicate<DataSet> wanted) {
    List<DataSet> found = below(around).stream().filter(wanted).toList();
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  static String word(DataSet item) {
    return item.items(ReportTags.CONCEPT_CODE).get(0).text(ReportTags.CODE_VALUE).orElseThrow();
  }
}
