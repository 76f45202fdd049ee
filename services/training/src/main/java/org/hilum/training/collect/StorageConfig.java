package org.hilum.training.collect;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;

/** Where X-rays and features are. */
@ConfigMapping(prefix = "hilum.storage")
interface StorageConfig {
  @WithDefault("http://localhost:9000")
  URI endpoint();

  String accessKey();

  String secretKey();

  @WithDefault("us-east-1")
  String region();

  @WithDefault("hilum")
  String bucket();
}
