package org.hilum.training.run;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** A service whose model is drawn, and which looks for reasons to run only when a test says so. */
public final class DrawnLoopProfile implements QuarkusTestProfile {
  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "hilum.model.path", "target/test-classes/models/loop/1",
        "hilum.promotion.policy", "target/test-classes/lenient-policy.yaml",
        "hilum.run.check-every", "1h",
        // Its sweep would note as missing what a test is about to put there.
        "hilum.collect.check-every", "1h",
        "hilum.run.lease", "5s",
        "hilum.run.new-labels", "5",
        "hilum.run.least-of-a-class", "8",
        "hilum.run.memory", "1g");
  }
}
