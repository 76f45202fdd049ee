package org.hilum.gateway;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/**
 * Two requests at once, then one in thirty seconds, and a sweep every second: tests of either share
 * an application.
 */
public final class BriskProfile implements QuarkusTestProfile {
  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "hilum.rate.per-minute", "2",
        "hilum.sweep.every", "1s",
        "hilum.sweep.grace", "0s");
  }
}
