package org.hilum.gateway.destination;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hilum.dicom.net.Status;

/**
 * What an archive says of the objects that were posted to it, in the DICOM JSON model (Store
 * Instances Response Module, PS3.18 I.2).
 *
 * @param stored SOP Instance UIDs of the objects that it has
 * @param failures what became of others, named or not; none is {@link DeliveryOutcome.Delivered}
 */
record StowAnswer(Set<String> stored, List<DeliveryOutcome> failures) {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String REFERENCED_SOP_INSTANCE_UID = "00081155";
  private static final String FAILURE_REASON = "00081197";
  private static final String FAILED_SOP_SEQUENCE = "00081198";
  private static final String REFERENCED_SOP_SEQUENCE = "00081199";
  private static final String OTHER_FAILURES_SEQUENCE = "0008119A";
  private static final int UNKNOWN_FAILURE = Status.PROCESSING_FAILURE.code();

  /** Says nothing where the body is no DICOM JSON, or not all of it. */
  static StowAnswer of(byte[] body) {
    StowAnswer answer = new StowAnswer(new HashSet<>(), new ArrayList<>());
    try {
      JsonNode content = JSON.readTree(body);
      (content.isArray() ? content : List.of(content)).forEach(answer::read);
    } catch (IOException e) {
      // what it says may be said elsewhere, or not at all
    }
    return answer;
  }

  boolean hasAll(Collection<String> sopInstanceUids) {
    return stored.containsAll(sopInstanceUids);
  }

  /** The gravest. */
  Optional<DeliveryOutcome> failure() {
    return failures.stream()
        .filter(DeliveryOutcome.Refused.class::isInstance)
        .findFirst()
        .or(() -> failures.stream().findFirst());
  }

  private void read(JsonNode dataSet) {
    for (JsonNode item : dataSet.path(REFERENCED_SOP_SEQUENCE).path("Value")) {
      stored.add(sopInstanceUid(item));
    }
    for (JsonNode item : dataSet.path(FAILED_SOP_SEQUENCE).path("Value")) {
      DeliveryOutcome outcome = StoreStatus.outcome(reason(item));
      if (outcome instanceof DeliveryOutcome.Delivered) {
        stored.add(sopInstanceUid(item));
      } else {
        failures.add(outcome);
      }
    }
    for (JsonNode item : dataSet.path(OTHER_FAILURES_SEQUENCE).path("Value")) {
      failures.add(unnamed(reason(item)));
    }
  }

  /** Of an object without a name nobody can say that it is there. */
  private static DeliveryOutcome unnamed(int reason) {
    DeliveryOutcome outcome = StoreStatus.outcome(reason);
    return outcome instanceof DeliveryOutcome.Delivered
        ? new DeliveryOutcome.NotYet("status %04XH".formatted(reason))
        : outcome;
  }

  private static String sopInstanceUid(JsonNode item) {
    return item.path(REFERENCED_SOP_INSTANCE_UID).path("Value").path(0).asText("");
  }

  private static int reason(JsonNode item) {
    return item.path(FAILURE_REASON).path("Value").path(0).asInt(UNKNOWN_FAILURE);
  }
}
