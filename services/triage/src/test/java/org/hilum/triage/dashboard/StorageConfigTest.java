package org.hilum.triage.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import org.junit.jupiter.api.Test;

class StorageConfigTest {

  @Test
  void findsAStoreOnThisMachine() {
    StorageConfig defaults =
        new SmallRyeConfigBuilder()
            .withMapping(StorageConfig.class)
            .build()
            .getConfigMapping(StorageConfig.class);

    assertThat(defaults.endpoint()).isEqualTo(URI.create("http://localhost:9000"));
    assertThat(defaults.accessKey()).isEqualTo("hilum");
    assertThat(defaults.secretKey()).isEqualTo("hilum-on-this-machine");
    assertThat(defaults.region()).isEqualTo("us-east-1");
    assertThat(defaults.bucket()).isEqualTo("hilum");
  }
}
