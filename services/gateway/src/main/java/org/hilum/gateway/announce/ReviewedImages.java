package org.hilum.gateway.announce;

import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.hilum.schemas.Topic;

/** Which images a radiologist has given a verdict on, as the topic tells that triage writes. */
@Singleton
public class ReviewedImages {
  private final TopicKeys keys;

  ReviewedImages(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
    keys = new TopicKeys(Topic.CASE_REVIEWED, kafka);
  }

  /**
   * Those of them that were read. A verdict that the topic has forgotten counts as none.
   *
   * @throws BrokerUnavailableException if the broker does not answer
   */
  public Set<String> among(Set<String> imageIds) {
    Set<String> reviewed = new HashSet<>();
    keys.forEachSince(
        Instant.EPOCH,
        imageId -> {
          if (imageIds.contains(imageId)) {
            reviewed.add(imageId);
          }
        });
    return reviewed;
  }
}
