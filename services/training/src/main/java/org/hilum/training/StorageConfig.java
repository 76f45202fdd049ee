package org.hilum.training;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import org.hilum.storage.StorageSettings;

/** Where X-rays, features and models are. */
@ConfigMapping(prefix = "hilum.storage")
public interface StorageConfig {
  @WithDefault("http://localhost:9000")
  URI endpoint();

  String accessKey();

  String secretKey();

  @WithDefault("us-east-1")
  String region();

  @WithDefault("hilum")
  String bucket();

  default StorageSettings settings() {
    return new StorageSettings(endpoint(), accessKey(), secretKey(), region(), bucket());
  }
}
