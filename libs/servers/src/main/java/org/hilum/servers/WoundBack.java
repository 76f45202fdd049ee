package org.hilum.servers;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;

/**
 * Does what {@code kafka-consumer-groups.sh --reset-offsets --to-datetime} does for a stopped
 * group.
 */
public final class WoundBack {
  private WoundBack() {}

  /** The consumer reads again what was told since; on its own thread alone. */
  public static void to(Instant time, Consumer<?, ?> consumer) {
    Map<TopicPartition, Long> times = new HashMap<>();
    consumer.assignment().forEach(partition -> times.put(partition, time.toEpochMilli()));
    for (Map.Entry<TopicPartition, OffsetAndTimestamp> start :
        consumer.offsetsForTimes(times).entrySet()) {
      if (start.getValue() != null) {
        consumer.seek(start.getKey(), start.getValue().offset());
      }
    }
  }
}
