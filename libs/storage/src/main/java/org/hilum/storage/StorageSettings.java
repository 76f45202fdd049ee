package org.hilum.storage;

import java.net.URI;

/**
 * Where the bucket is and who asks.
 *
 * @param endpoint root of the S3 server, for example {@code http://localhost:9000}
 * @param accessKey name of the key
 * @param secretKey the key; never printed
 * @param region the server's region; part of every signature
 * @param bucket the one bucket that is used
 */
public record StorageSettings(
    URI endpoint, String accessKey, String secretKey, String region, String bucket) {

  @Override
  public String toString() {
    return "StorageSettings[endpoint=%s, accessKey=%s, region=%s, bucket=%s]"
        .formatted(endpoint, accessKey, region, bucket);
  }
}
