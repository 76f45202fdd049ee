package org.hilum.gateway.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.hilum.gateway.Images;
import org.hilum.gateway.Topics;
import org.hilum.gateway.admit.ImageId;
import org.hilum.servers.RealServers;
import org.hilum.storage.ObjectStore;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
@TestProfile(SweepScheduleTest.EverySecond.class)
class SweepScheduleTest {
  @Inject ObjectStore store;

  @Test
  void sweepsByItself() {
    byte[] image = Images.jpeg();
    ImageId id = ImageId.of(image);
    store.put(id.key(), image, "image/jpeg", Map.of());

    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(Topics.eventsOf(id.hex())).hasSize(1));
  }

  public static final class EverySecond implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("hilum.sweep.every", "1s", "hilum.sweep.grace", "0s");
    }
  }
}
