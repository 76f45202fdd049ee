package org.hilum.triage.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StorageConfigTest {

  @Test
  void findsAStoreOnThisMachine() {
    StorageConfig defaults =
        new SmallRyeConfigBuilder()
            .withMapping(StorageConfig.class)
            .withDefaultValues(
                Map.of("hilum.storage.access-key", "a", "hilum.storage.secret-key", "b"))
            .build()
            .getConfigMapping(StorageConfig.class);

    assertThat(defaults.endpoint()).isEqualTo(URI.create("http://localhost:9000"));
    assertThat(defaults.region()).isEqualTo("us-east-1");
    assertThat(defaults.bucket()).isEqualTo("hilum");
  }

  @Test
  void hasNoCredentialsOfItsOwn() {
    SmallRyeConfigBuilder without = new SmallRyeConfigBuilder().withMapping(StorageConfig.class);

    assertThatExceptionOfType(ConfigValidationException.class)
        .isThrownBy(without::build)
        .withMessageContaining("hilum.storage.access-key")
        .withMessageContaining("hilum.storage.secret-key");
  }
}
