package org.hilum.gateway.dicomweb.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.Tags;
import org.hilum.dicom.data.ValueRepresentation;
import org.hilum.gateway.dicom.DicomJson;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttributeMatchTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          LO | CHEST PA | CHEST PA | true
          LO | CHEST PA | chest pa | false
          LO | CHEST PA | CH*      | true
          LO | CHEST PA | *PA      | true
          LO | CHEST PA | *ES*P?   | true
          LO | CHEST PA | CHEST    | false
          LO | CHEST PA | ?        | false
          LO | CHEST PA | *        | true
          LO | a.c      | a?c      | true
          LO | abc      | a.c      | false
          PN | Yamada^Tarou | yamada* | true
          PN | Yamada^Tarou | *^TAROU | true
          PN | Yamada^Tarou | tarou*  | false
          CS | DX  | CR,DX         | true
          CS | DX  | CR\\DX        | true
          CS | DX  | CR            | false
          UI | 1.2 | 1.2           | true
          UI | 1.2 | 1.3,1.2       | true
          UI | 1.2 | 1.*           | false
          DA | 20240229 | 20240229          | true
          DA | 20240229 | 20240201-20240301 | true
          DA | 20240229 | 20240229-         | true
          DA | 20240229 | -20240228         | false
          DA | 20240229 | 20240301-         | false
          TM | 101530   | 09-10             | true
          TM | 101530   | 1016-             | false
          IS | 7   | 07                     | true
          IS | 7   | 8                      | false
          US | 64  | 64                     | true
          """)
  void matchesByRepresentation(
      ValueRepresentation representation, String value, String key, boolean isMatch) {
    assertThat(AttributeMatch.isMatch(representation, value, key)).isEqualTo(isMatch);
  }

  @Test
  void matchesWhatIsEmptyOnlyByAnEmptyKey() {
    ObjectNode emptied = DicomJson.of(DataSet.builder().text(Tags.STUDY_DATE).build());

    for (ObjectNode attributes :
        new ObjectNode[] {emptied, DicomJson.of(DataSet.builder().build())}) {
      assertThat(AttributeMatch.matches(attributes, Tags.STUDY_DATE, "")).isTrue();
      assertThat(AttributeMatch.matches(attributes, Tags.STUDY_DATE, "20240229")).isFalse();
      assertThat(AttributeMatch.matches(attributes, Tags.STUDY_DATE, "19000101-")).isFalse();
    }
  }

  @Test
  void isNotSlowedDownByStars() {
    String key = "*a".repeat(500) + "*b";

    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(30),
        () ->
            assertThat(AttributeMatch.isMatch(ValueRepresentation.LO, "a".repeat(5000), key))
                .isFalse());
  }
}
