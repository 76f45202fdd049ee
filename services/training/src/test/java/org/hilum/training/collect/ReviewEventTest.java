package org.hilum.training.collect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hilum.training.fixture.ReviewTopic.review;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.hilum.schemas.CaseReviewed;
import org.hilum.schemas.EventJson;
import org.hilum.schemas.MalformedEventException;
import org.hilum.schemas.Verdict;
import org.hilum.training.fixture.Images;
import org.junit.jupiter.api.Test;

class ReviewEventTest {
  @Test
  void hasTheFieldsOfItsContract() {
    assertThat(names(ReviewEvent.class)).isEqualTo(names(CaseReviewed.class));
  }

  @Test
  void readsWhatTriageWrites() throws MalformedEventException {
    CaseReviewed said = review(Images.newId(), "reader-1", 3, Verdict.VIRAL_PNEUMONIA);

    ReviewEvent read = ReviewEvent.read(EventJson.write(said));

    assertThat(read.known()).hasValue(Verdict.VIRAL_PNEUMONIA);
    assertThat(EventJson.write(read)).isEqualTo(EventJson.write(said));
  }

  @Test
  void takesAPatientWithoutANameForNone() throws MalformedEventException {
    String json =
        """
        {"imageId": "a", "revision": 1, "verdict": "NORMAL", "reader": "r", "patient": " ",
         "reviewedAt": "2026-01-02T03:04:05Z"}
        """;

    assertThat(ReviewEvent.read(json.getBytes(UTF_8)).patient()).isEmpty();
  }

  private static List<String> names(Class<?> event) {
    return Arrays.stream(event.getRecordComponents()).map(RecordComponent::getName).toList();
  }
}
