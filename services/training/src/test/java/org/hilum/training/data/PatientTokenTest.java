package org.hilum.training.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatientTokenTest {
  @ParameterizedTest
  @CsvSource({
    "person12_virus_3.jpeg, person12",
    "person1_bacteria_2.jpeg, person1",
    "person1619_virus_2808_1.jpeg, person1619",
    "IM-0115-0001.jpeg, IM-0115",
    "IM-0115-0001-0002.jpeg, IM-0115",
    "NORMAL2-IM-0927-0001.jpeg, NORMAL2-IM-0927",
    "chest.png, chest.png",
    "person_x.jpeg, person_x.jpeg"
  })
  void readsThePatientFromTheFileName(String fileName, String patient) {
    assertThat(PatientToken.of(fileName)).isEqualTo(patient);
  }
}
