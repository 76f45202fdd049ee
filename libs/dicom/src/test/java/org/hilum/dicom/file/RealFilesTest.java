package org.hilum.dicom.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.hilum.dicom.RealFiles;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.Tag;
import org.hilum.dicom.data.Tags;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RealFilesTest {
  private final DicomReader reader = new DicomReader(ReadLimits.standard());

  @BeforeAll
  static void findsTheFiles() {
    RealFiles.require();
  }

  @ParameterizedTest
  @CsvFileSource(resources = "real-files.csv")
  void everyFileIsReadAndWritesTheSameAgain(String name, TransferSyntax syntax, int elements) {
    DicomFile file = content(reader.read(RealFiles.read(name)));

    assertThat(file.syntax()).isEqualTo(syntax);
    assertThat(file.dataSet().elements()).hasSize(elements);
    byte[] written = DicomWriter.dataSet(syntax, file.dataSet());
    DataSet again = content(reader.readDataSet(written, syntax));
    assertThat(again).isEqualTo(file.dataSet());
    assertThat(DicomWriter.dataSet(syntax, again)).isEqualTo(written);
  }

  @ParameterizedTest
  @CsvSource({
    "misc/MR_truncated.dcm, TRUNCATED",
    "misc/rtplan_truncated.dcm, TRUNCATED",
    "misc/no_meta.dcm, NO_PREAMBLE",
    "misc/meta_missing_tsyntax.dcm, UNKNOWN_TRANSFER_SYNTAX"
  })
  void refusesWhatIsDamaged(String name, Refusal reason) {
    Refusal found = reader.read(RealFiles.read(name)).fold(file -> null, Reading.Refused::reason);
    assertThat(found).isEqualTo(reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"misc/test-SR.dcm", "misc/JPEG2000.dcm", "misc/MR_small_implicit.dcm"})
  void aRealFileCutAnywhereIsReadOrRefused(String name) {
    byte[] file = RealFiles.read(name);
    for (int length = 0; length < file.length; length += 97) {
      int end = length;
      byte[] cut = Arrays.copyOf(file, length);
      reader
          .read(cut)
          .fold(
              read -> assertThat(read.dataSet().elements()).isNotEmpty(),
              refused -> assertThat(refused.offset()).isLessThanOrEqualTo(Math.max(128, end)));
    }
  }

  @Test
  void theSameImageInThreeByteOrdersIsTheSame() {
    Stream<DataSet> images =
        Stream.of("misc/MR_small.dcm", "misc/MR_small_bigendian.dcm", "misc/MR_small_implicit.dcm")
            .map(name -> content(reader.read(RealFiles.read(name))).dataSet());
    assertThat(images.map(image -> image.element(Tags.PIXEL_DATA)).distinct()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"misc/chrX1.dcm, Wang^XiaoDong=王^小東=", "misc/chrJapMulti.dcm, やまだ^たろう"})
  void readsNamesInTheirScripts(String name, String patient) {
    DataSet dataSet = content(reader.read(RealFiles.read(name))).dataSet();
    assertThat(dataSet.text(Tags.PATIENT_NAME)).hasValue(patient);
  }

  @Test
  void readsSeveralNamesInTheirScript() {
    DataSet dataSet = content(reader.read(RealFiles.read("misc/chrJapMulti.dcm"))).dataSet();
    assertThat(dataSet.texts(Tag.of(0x0010, 0x1001))).containsExactly("やまだ^たろう", "やまだ^たろう");
  }

  private static <T> T content(Reading<T> reading) {
    return reading.fold(
        content -> content,
        refused -> {
          throw new AssertionError(refused);
        });
  }
}
