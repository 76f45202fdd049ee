package org.hilum.triage.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How events leave. */
@ConfigMapping(prefix = "hilum.outbox")
public interface OutboxSettings {
  /** Pause between looks for rows that were left behind: by a crash, or while Kafka was away. */
  @WithDefault("1s")
  Duration sweepEvery();

  /** Events read, sent and removed in one transaction. */
  @WithDefault("200")
  int batchSize();

  /** Wait for Kafka's acknowledgement before a batch is tried again. */
  @WithDefault("5s")
  Duration sendLimit();
}
