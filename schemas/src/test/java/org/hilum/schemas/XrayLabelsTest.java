package org.hilum.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class XrayLabelsTest {
  private static final Instant AT = Instant.parse("2026-03-02T12:00:00.125Z");
  private static final Instant STORED_AT = Instant.parse("2026-03-02T12:00:01Z");
  private static final String ID = "a".repeat(64);
  private static final StoredImage IMAGE = new StoredImage("b", "xrays/" + ID, "image/png", 9);

  @Test
  void makesTheEventFromTheObjectAlone() {
    Map<String, String> labels =
        new XrayLabels(
                Map.of(
                    "device", "cr-2",
                    "modality", "CR",
                    "view", "AP",
                    "patient", "p",
                    "study", "s",
                    "age-group", "INFANT",
                    "sex", "FEMALE"))
            .receivedAt(AT)
            .labels();

    XrayReceived event = XrayLabels.event(ID, IMAGE, labels, STORED_AT);

    assertThat(event.imageId()).isEqualTo(ID);
    assertThat(event.image()).isEqualTo(IMAGE);
    assertThat(event.receivedAt()).isEqualTo(AT);
    assertThat(event.deviceId()).isEqualTo("cr-2");
    assertThat(event.modality()).contains("CR");
    assertThat(event.view()).contains(View.AP);
    assertThat(event.patient()).contains("p");
    assertThat(event.study()).contains("s");
    assertThat(event.series()).isEmpty();
    assertThat(event.ageGroup()).contains(AgeGroup.INFANT);
    assertThat(event.sex()).contains(Sex.FEMALE);
  }

  @Test
  void repeatsNoLabelThatTheGatewayDidNotWrite() {
    XrayReceived event =
        XrayLabels.event(ID, IMAGE, Map.of("device", "cr-2", "patient", "Jane Doe"), STORED_AT);

    assertThat(event).isEqualTo(XrayLabels.none().event(ID, IMAGE, STORED_AT));
    assertThat(event.deviceId()).isEqualTo("unknown");
    assertThat(event.patient()).isEmpty();
  }

  @Test
  void aWordThatItDoesNotKnowIsAsGoodAsNone() {
    XrayLabels labels = new XrayLabels(Map.of("view", "SIDEWAYS", "received-at", "yesterday"));

    assertThat(labels.event(ID, IMAGE, AT).view()).isEmpty();
    assertThat(labels.receivedAt()).isEmpty();
  }
}
