package org.hilum.gateway.announce;

import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import org.hilum.schemas.Topic;

/** Which images the topic of received ones has events of. */
@Singleton
public class AnnouncedImages {
  private final TopicKeys keys;

  AnnouncedImages(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
    keys = new TopicKeys(Topic.XRAY_RECEIVED, kafka);
  }

  /** As {@link TopicKeys#forEachSince}. */
  public void forEachSince(Instant since, Consumer<String> imageIds) {
    keys.forEachSince(since, imageIds);
  }
}
