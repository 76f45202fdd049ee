package org.hilum.triage.care;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How long rows are kept. A kind without a period is kept for good. */
@ConfigMapping(prefix = "hilum.retention")
public interface RetentionSettings {
  /** Time between two sweeps; {@code off} means never. */
  @WithDefault("1h")
  String every();

  /** Cases after their last verdict, with results, failures and verdicts; a day or more. */
  Optional<Duration> cases();
}
