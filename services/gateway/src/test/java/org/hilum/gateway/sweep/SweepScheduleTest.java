package org.hilum.gateway.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.hilum.gateway.BriskProfile;
import org.hilum.gateway.Images;
import org.hilum.gateway.Topics;
import org.hilum.gateway.admit.ImageId;
import org.hilum.servers.RealServers;
import org.hilum.storage.ObjectStore;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
@TestProfile(BriskProfile.class)
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
}
