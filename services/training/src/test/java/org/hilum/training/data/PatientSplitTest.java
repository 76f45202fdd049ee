package org.hilum.training.data;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hilum.training.data.Split.TEST;
import static org.hilum.training.data.Split.TRAIN;
import static org.hilum.training.data.Split.VALIDATION;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PatientSplitTest {
  private static final List<String> PATIENTS =
      IntStream.range(0, 10_000).mapToObj(patient -> "p-" + patient).toList();

  @Test
  void dividesPatientsByTheAgreedShares() {
    Map<Split, Long> sizes = PATIENTS.stream().collect(groupingBy(PatientSplit::of, counting()));

    assertThat(sizes.get(VALIDATION) / 10_000.0).isCloseTo(0.12, within(0.01));
    assertThat(sizes.get(TEST) / 10_000.0).isCloseTo(0.15, within(0.01));
  }

  @Test
  void validatesOnTheSamePatientsWhetherOrNotTheTestImagesAreApart() {
    assertThat(PATIENTS)
        .allMatch(
            patient ->
                PatientSplit.isForValidation(patient) == (PatientSplit.of(patient) == VALIDATION));
  }

  /** Another hash would move patients from one split to another behind every model's back. */
  @Test
  void staysAsItWasWhenTheFirstModelLearned() {
    assertThat(PATIENTS.subList(0, 6).stream().map(PatientSplit::of))
        .containsExactly(TEST, TRAIN, TRAIN, TEST, VALIDATION, TRAIN);
  }
}
