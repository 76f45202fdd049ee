package org.hilum.training.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hilum.training.data.Finding;
import org.hilum.training.data.Split;
import org.hilum.training.feedback.BaseData;
import org.hilum.training.snapshot.Example;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnoughExamplesTest {
  @TempDir Path data;

  @Test
  void wantsBothClassesOfEachSplitWhereThereAreNoBaseData() {
    EnoughExamples enough = new EnoughExamples(10, Optional.empty());
    List<Example> examples = new ArrayList<>(given(Split.TRAIN, 10));
    examples.addAll(given(Split.VALIDATION, 2));
    assertThat(enough.lack(examples))
        .contains(
            "0 reviewed images of class NORMAL in split TEST, but 2 are needed where the base data"
                + " have none.");

    examples.addAll(given(Split.TEST, 2));
    assertThat(enough.lack(examples)).isEmpty();
  }

  @Test
  void isNotContentWithOneClass() {
    List<Example> normal =
        given(Split.TRAIN, 10).stream()
            .filter(example -> example.finding() == Finding.NORMAL)
            .toList();

    assertThat(new EnoughExamples(10, Optional.empty()).lack(normal).orElseThrow())
        .startsWith("0 reviewed images of class PNEUMONIA in split TRAIN, but 10 are needed");
  }

  @Test
  void takesBaseDataForTheRest() throws IOException {
    EnoughExamples enough = new EnoughExamples(10, Optional.of(new BaseData(data, data, 1, 2)));
    List<Example> one = given(Split.TRAIN, 1);
    assertThat(enough.lack(one).orElseThrow()).contains("in split TEST");

    Files.createDirectories(data.resolve("test"));
    assertThat(enough.lack(one)).isEmpty();
  }

  @Test
  void wantsSomethingToLearnFromEvenBesideBaseData() throws IOException {
    Files.createDirectories(data.resolve("test"));
    EnoughExamples enough = new EnoughExamples(10, Optional.of(new BaseData(data, data, 1, 2)));

    assertThat(enough.lack(List.of())).contains("There is no reviewed image to learn from.");
    assertThat(enough.lack(given(Split.TEST, 5)))
        .contains("There is no reviewed image to learn from.");
  }

  private static List<Example> given(Split split, int ofEach) {
    List<Example> examples = new ArrayList<>();
    for (Finding finding : List.of(Finding.NORMAL, Finding.VIRAL)) {
      for (int i = 0; i < ofEach; i++) {
        String image = "%s-%s-%d".formatted(split, finding, i);
        examples.add(new Example(image, image, split, finding, 1, "key", "digest"));
      }
    }
    return examples;
  }
}
