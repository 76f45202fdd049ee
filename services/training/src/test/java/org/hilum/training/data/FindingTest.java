package org.hilum.training.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindingTest {
  @ParameterizedTest
  @CsvSource({
    "NORMAL, IM-0115-0001.jpeg, NORMAL",
    "PNEUMONIA, person1_bacteria_2.jpeg, BACTERIAL",
    "PNEUMONIA, person1619_virus_2808_1.jpeg, VIRAL",
    "PNEUMONIA, person7_fungus_1.jpeg, UNSPECIFIED",
    "PNEUMONIA, chest.png, UNSPECIFIED",
    "NORMAL, person1_virus_2.jpeg, NORMAL"
  })
  void readsTheCauseFromTheFileName(Label label, String fileName, Finding finding) {
    assertThat(Finding.of(label, fileName)).isEqualTo(finding);
    assertThat(finding.label()).isEqualTo(label);
  }
}
